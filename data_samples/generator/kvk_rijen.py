"""Made-up companies as the Handelsregister holds them: what there is when nothing is wrong.

Belongs here: the companies, their branches and their owners. Does not belong here: defects
(`kvk_fouten`), the files (`kvk_handelsregister`).

KVK numbers are `9000....` and branch numbers `990000......`, as in the test environment of the
Handelsregister; `90003...` and `99000003....` are ours. RSINs come from the test ranges of the BSN.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from data_samples.generator.namen import ACHTERNAMEN
from data_samples.generator.nummers import test_bsns
from data_samples.generator.wereld import LEVERINGEN, Adres, Persoon, Wereld

Record = dict[str, object]

AANTAL, NIEUW = 66, 6
_PER_STRAAT, _WINKEL = 30, 23
_EERSTE_RSIN = -1_000
_BRANCHES = (
    ("Bakkerij", "47241", "Winkels in brood en banket"),
    ("Restaurant", "56101", "Restaurants"),
    ("Kapsalon", "96021", "Haarverzorging"),
    ("Installatiebedrijf", "43221", "Loodgieters- en fitterswerk"),
    ("Bloemenhuis", "47761", "Winkels in bloemen en planten"),
    ("Software", "6201", "Ontwikkelen van software"),
    ("Garage", "45112", "Handel in en reparatie van personenauto's"),
    ("Voetbalvereniging", "93121", "Veldvoetbal"),
)
_VORMEN = ("BeslotenVennootschap", "Stichting", "Vereniging", "NaamlozeVennootschap")


@dataclass(frozen=True)
class Bedrijf:
    """One registration as delivered: `eigenaar` is None where the owner is not delivered."""

    nummer: int
    mac: Record
    vestigingen: tuple[Record, ...]
    eigenaar: Record | None
    eenmanszaak: bool

    @property
    def kvk(self) -> str:
        return str(self.mac["kvknummer"])

    @property
    def vestiging(self) -> Record:
        """The main branch."""
        return self.vestigingen[0]


def bedrijven(wereld: Wereld, levering: str) -> list[Bedrijf]:
    """All companies of a delivery; those of the second come last."""
    aantal = AANTAL + (NIEUW if levering != LEVERINGEN[0] else 0)
    eigenaren = iter(list(islice(_ondernemers(wereld), AANTAL)))
    return [_bedrijf(wereld, nummer, eigenaren) for nummer in range(aantal)]


def _ondernemers(wereld: Wereld) -> Iterator[Persoon]:
    """Adults who live here, one per household at most, in fixed order."""
    for persoon in wereld.ingezetenen[:1_500]:
        if persoon.rol == 0 and not persoon.reserve and not persoon.opschorting:
            yield persoon


def _adres(wereld: Wereld, nummer: int) -> Adres:
    """A shop or office where there is one, else a home; never a reserve address."""
    straten = len(wereld.straten)
    straat, ronde = nummer % straten, nummer // straten
    plek = _WINKEL if ronde == 0 else (nummer * 7) % _WINKEL
    return wereld.adressen[straat * _PER_STRAAT + plek]


def _bedrijf(wereld: Wereld, nummer: int, eigenaren: Iterator[Persoon]) -> Bedrijf:
    kans = random.Random((wereld.seed << 40) + (21 << 36) + nummer)
    eigenaar = next(eigenaren, None) if nummer % 3 == 0 else None
    kvk = f"9000{3_000 + nummer}"
    soort, sbi, werk = _BRANCHES[nummer % len(_BRANCHES)]
    naam = f"{soort} {ACHTERNAMEN[nummer * 37 % len(ACHTERNAMEN)]}"
    begin = date(1985, 1, 1) + timedelta(days=kans.randrange(14_600))
    einde = date(2025, 3, 1) + timedelta(days=kans.randrange(400)) if nummer % 11 == 10 else None
    onderneming = soort != "Voetbalvereniging"
    aantal = 2 if nummer % 9 == 4 else 1
    vestigingen = tuple(
        _vestiging(kvk, nummer, volg, naam, (sbi, werk), begin, einde, onderneming, kans)
        | _bezoek(_adres(wereld, nummer + volg * 19))
        for volg in range(aantal)
    )
    mac: Record = {
        "kvknummer": kvk,
        **datum("datumAanvangMaatschappelijkeActiviteit", begin),
        **datum("datumEindeMaatschappelijkeActiviteit", einde),
        "naam": naam,
        "nonMailing": kans.choice(("Ja", "Nee")),
        "heeftHrHoofdvestigingId": vestigingen[0]["vestigingsnummer"],
        "heeftAlsEigenaarHrNpsId": f"{kvk}.NPS" if eigenaar else None,
        "heeftAlsEigenaarHrNnpId": None if eigenaar else f"{kvk}.NNP",
        "onderneming": onderneming,
        **_personen(kans),
        **{v: vestigingen[0][v] for v in ("bezoekLocatieVolledigAdres", "bezoekLocatiePostcode")},
        "bezoekHeeftBagNummeraanduidingId": vestigingen[0]["bezoekHeeftBagNummeraanduidingId"],
        "postLocatieVolledigAdres": f"Postbus {100 + nummer}\n5900AA Waterbeek",
    }
    wie = _mens(kvk, eigenaar) if eigenaar else _organisatie(kvk, nummer, naam)
    return Bedrijf(nummer, mac, vestigingen, wie, eigenaar is not None)


def _vestiging(
    kvk: str,
    nummer: int,
    volg: int,
    naam: str,
    werk: tuple[str, str],
    begin: date,
    einde: date | None,
    commercieel: bool,
    kans: random.Random,
) -> Record:
    delen = datum("datumAanvang", begin)
    if nummer % 13 == 12:  # the register knows the year only
        delen |= {"datumAanvangDatum": None, "datumAanvangMaand": 0, "datumAanvangDag": 0}
    return {
        "vestigingsnummer": f"99000003{nummer:03d}{volg}",
        **delen,
        **datum("datumEinde", einde),
        **datum("datumVoortzetting", None),
        "isCommercieleVestiging": "Ja" if commercieel else "Nee",
        "eersteHandelsnaam": naam if volg == 0 else f"{naam} {volg + 1}",
        "ookGenoemd": None,
        **_personen(kans),
        "hoofdvestiging": "Ja" if volg == 0 else "Nee",
        "activiteitOmschrijving": werk[1],
        "isEenUitoefeningVanHrMacId": kvk,
        "activiteiten": [activiteit(*werk, "Ja"), activiteit("82999", "Overige diensten", "Nee")],
    }


def activiteit(code: str, omschrijving: str, hoofd: str) -> Record:
    """One activity as the API gives it."""
    return {"sbiCode": code, "omschrijving": omschrijving, "isHoofdactiviteit": hoofd}


def datum(veld: str, dag: date | None) -> Record:
    """A date in the four fields in which the API gives it."""
    return {
        f"{veld}Datum": dag.isoformat() if dag else None,
        f"{veld}Jaar": dag.year if dag else None,
        f"{veld}Maand": dag.month if dag else None,
        f"{veld}Dag": dag.day if dag else None,
    }


def _personen(kans: random.Random) -> Record:
    voltijd, deeltijd = kans.randrange(1, 12), kans.randrange(6)
    return {
        "totaalWerkzamePersonen": voltijd + deeltijd,
        "voltijdWerkzamePersonen": voltijd,
        "deeltijdWerkzamePersonen": deeltijd,
    }


def _bezoek(adres: Adres) -> Record:
    nummer = f"{adres.huisnummer}{adres.huisletter}" + (
        f"-{adres.toevoeging}" if adres.toevoeging else ""
    )
    return {
        "bezoekLocatieToevoegingAdres": None,
        "bezoekLocatieVolledigAdres": (
            f"{adres.straat} {nummer}\n{adres.postcode} {adres.woonplaatsnaam}"
        ),
        "bezoekLocatiePostcode": adres.postcode,
        "bezoekHeeftBagNummeraanduidingId": adres.nummeraanduiding,
        "bezoekHeeftBagVerblijfsobjectId": adres.verblijfsobject,
    }


def _mens(kvk: str, persoon: Persoon) -> Record:
    return {"identificatie": f"{kvk}.NPS", "bsn": persoon.bsn}


def _organisatie(kvk: str, nummer: int, naam: str) -> Record:
    vorm = "Vereniging" if naam.startswith("Voetbal") else _VORMEN[nummer % len(_VORMEN)]
    return {
        "identificatie": f"{kvk}.NNP",
        "rsin": test_bsns()[_EERSTE_RSIN - nummer],
        "naam": naam,
        "rechtsvorm": vorm,
        **datum("datumUitschrijving", None),
        "faillissement": False,
    }
