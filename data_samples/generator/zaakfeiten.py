"""Cases of the made-up municipality: case `i` is a pure function of its number.

Belongs here: what happened in a case, and its records on a reporting date, without defects.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.nummers import test_bsns
from data_samples.generator.wereld import Wereld
from data_samples.generator.zaaktypen import (
    INFORMATIE,
    KWIJTSCHELDING,
    KWIJTSCHELDING_OUD,
    MELDING,
    ONDERSCHEIDING,
    UITTREKSEL,
    Record,
    Zaaktype,
    adres,
    maak_uuid,
)

INGEZETENEN_PER_ZAAK = 20
ONBEKENDE_BSN = test_bsns()[-40]
_EERSTE_DAG = date(2023, 1, 2)
# From here on a case that is kept for a year may not be destroyed in any of the deliveries.
_EERSTE_DAG_KORT = date(2025, 11, 16)
_LAATSTE_DAG = date(2026, 10, 28)
_SOORTEN = (MELDING, MELDING, MELDING, INFORMATIE, ONDERSCHEIDING, UITTREKSEL, KWIJTSCHELDING)
_ORGANISATIES = (
    "Buurtvereniging De Dam", "Stichting Waterbeek Schoon", "Bakkerij Korenaar B.V.",
    "Wielerclub De Kade", "Garage Overtoom B.V.", "Stichting Dorpshuis Noord",
)  # fmt: skip
_TEAMS = (("DV-1", "Team Dienstverlening"), ("OR-2", "Team Openbare ruimte"))


@dataclass(frozen=True)
class Zaak:
    """What happened. `uitkomst` is the number of the outcome, also when it lies ahead."""

    nummer: int
    soort: Zaaktype
    start: date
    duur: int
    uitkomst: int

    @property
    def eind(self) -> date:
        return self.start + timedelta(days=self.duur)

    @property
    def identificatie(self) -> str:
        return f"Z-{self.start.year}-{self.nummer:07d}"

    @property
    def url(self) -> str:
        return adres("zaken", self.nummer)


@dataclass
class Bundel:
    """The records of one case in one delivery."""

    zaak: Record
    statussen: list[Record] = field(default_factory=list)
    resultaten: list[Record] = field(default_factory=list)
    rollen: list[Record] = field(default_factory=list)


def aantal_zaken(wereld: Wereld) -> int:
    """Cases without a defect."""
    return max(20, len(wereld.ingezetenen) // INGEZETENEN_PER_ZAAK)


def gewone_zaak(nummer: int, seed: int) -> Zaak:
    """A case without any defect."""
    kans = random.Random(f"zaak/{seed}/{nummer}")
    soort = kans.choice(_SOORTEN)
    kort = all(uitkomst.jaren == 1 for uitkomst in soort.uitkomsten)
    eerste = _EERSTE_DAG_KORT if kort else _EERSTE_DAG
    start = eerste + timedelta(days=kans.randrange((_LAATSTE_DAG - eerste).days))
    if soort is KWIJTSCHELDING and start.isoformat() < KWIJTSCHELDING.begin:
        soort = KWIJTSCHELDING_OUD
    duur = kans.randrange(2, soort.dagen)
    afgewezen = start >= _EERSTE_DAG_KORT and kans.random() < 0.2
    return Zaak(nummer, soort, start, duur, int(afgewezen))


def bundel(zaak: Zaak, peil: date, wereld: Wereld) -> Bundel | None:
    """The records of a case as they stand on the reporting date; None before it is registered."""
    if zaak.start >= peil:
        return None
    dicht = zaak.eind < peil
    uit = Bundel(_zaak_record(zaak, wereld, dicht=dicht))
    uit.statussen = _statussen(zaak, peil)
    if dicht:
        uit.resultaten = [resultaat_record(zaak, zaak.soort.resultaattype(zaak.uitkomst))]
    uit.rollen = [_initiator(zaak, wereld), _behandelaar(zaak)]
    uit.zaak["status"] = uit.statussen[-1]["url"]
    return uit


def over_jaren(dag: date, jaren: int) -> date:
    """The same day some years later; 28 February where there is no 29th."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)


def _zaak_record(zaak: Zaak, wereld: Wereld, *, dicht: bool) -> Record:
    jaren = zaak.soort.uitkomsten[zaak.uitkomst].jaren
    verlengd = zaak.nummer % 10 == 0
    uiterlijk = zaak.start + timedelta(days=zaak.soort.dagen + 7 * verlengd)
    gearchiveerd = dicht and zaak.nummer % 4 == 0 and jaren is not None
    return {
        "url": zaak.url,
        "uuid": maak_uuid("zaken", zaak.nummer),
        "identificatie": zaak.identificatie,
        "bronorganisatie": wereld.rsin,
        "verantwoordelijkeOrganisatie": wereld.rsin,
        "omschrijving": zaak.soort.naam.removesuffix(" behandelen"),
        "toelichting": "",
        "zaaktype": zaak.soort.url,
        "registratiedatum": zaak.start.isoformat(),
        "startdatum": zaak.start.isoformat(),
        "einddatum": zaak.eind.isoformat() if dicht else None,
        "einddatumGepland": None,
        "uiterlijkeEinddatumAfdoening": uiterlijk.isoformat(),
        "publicatiedatum": None,
        "vertrouwelijkheidaanduiding": zaak.soort.vertrouwelijk,
        "betalingsindicatie": "nvt" if zaak.nummer % 3 else "",
        "laatsteBetaaldatum": None,
        "verlenging": {"reden": "Wacht op advies", "duur": "P7D"} if verlengd else None,
        "opschorting": {"indicatie": False, "reden": ""},
        "hoofdzaak": None,
        "archiefnominatie": _nominatie(jaren) if dicht else None,
        "archiefstatus": "gearchiveerd" if gearchiveerd else "nog_te_archiveren",
        "archiefactiedatum": (
            over_jaren(zaak.eind, jaren).isoformat() if dicht and jaren is not None else None
        ),
        "resultaat": adres("resultaten", zaak.nummer, "") if dicht else None,
        "status": None,
    }


def _nominatie(jaren: int | None) -> str:
    return "blijvend_bewaren" if jaren is None else "vernietigen"


def status_record(
    zaak: Zaak, stap: int, dag: date, *, laatste: bool = False, kenmerk: str = ""
) -> Record:
    """That a case reached a step, at some hour of the working day."""
    delen = (zaak.nummer, stap, kenmerk)
    return {
        "url": adres("statussen", *delen),
        "uuid": maak_uuid("statussen", *delen),
        "zaak": zaak.url,
        "statustype": zaak.soort.statustype(stap),
        "datumStatusGezet": f"{dag.isoformat()}T{8 + stap:02d}:{zaak.nummer % 60:02d}:00Z",
        "statustoelichting": "",
        "indicatieLaatstGezetteStatus": laatste,
    }


def _statussen(zaak: Zaak, peil: date) -> list[Record]:
    dagen = (zaak.start, zaak.start + timedelta(days=1), zaak.eind)
    bereikt = [dag for dag in dagen if dag < peil]
    return [
        status_record(zaak, stap, dag, laatste=stap == len(bereikt))
        for stap, dag in enumerate(bereikt, start=1)
    ]


def resultaat_record(zaak: Zaak, resultaattype: str, kenmerk: str = "") -> Record:
    """The outcome of a case."""
    delen = (zaak.nummer, kenmerk)
    return {
        "url": adres("resultaten", *delen),
        "uuid": maak_uuid("resultaten", *delen),
        "zaak": zaak.url,
        "resultaattype": resultaattype,
        "toelichting": "",
    }


def rol_record(zaak: Zaak, rol: str, soort: str, wie: Record) -> Record:
    """The part that somebody plays in a case."""
    kenmerk = (zaak.nummer, rol)
    return {
        "url": adres("rollen", *kenmerk),
        "uuid": maak_uuid("rollen", *kenmerk),
        "zaak": zaak.url,
        "betrokkene": "",
        "betrokkeneType": soort,
        "omschrijving": rol.capitalize(),
        "omschrijvingGeneriek": rol,
        "roltoelichting": "",
        "registratiedatum": f"{zaak.start.isoformat()}T09:00:00Z",
        "betrokkeneIdentificatie": wie,
    }


def persoon_gegevens(persoon: Persoon) -> Record:
    """What the case system holds of a person."""
    letters = "".join(f"{naam[0]}." for naam in persoon.voornamen.split())
    return {
        "inpBsn": persoon.bsn,
        "anpIdentificatie": "",
        "voorletters": letters,
        "voorvoegselGeslachtsnaam": persoon.voorvoegsel,
        "geslachtsnaam": persoon.geslachtsnaam,
    }


def organisatie_gegevens(nummer: int) -> Record:
    """What the case system holds of a made-up organisation."""
    plek = nummer % len(_ORGANISATIES)
    return {
        "innNnpId": test_bsns()[-2 - plek],
        "kvkNummer": f"9000{plek:04d}",
        "vestigingsNummer": "",
        "statutaireNaam": _ORGANISATIES[plek],
    }


def _initiator(zaak: Zaak, wereld: Wereld) -> Record:
    if zaak.nummer % 9 == 0:
        wie = organisatie_gegevens(zaak.nummer)
        return rol_record(zaak, "initiator", "niet_natuurlijk_persoon", wie)
    groep = wereld.buiten if zaak.nummer % 7 == 0 else wereld.ingezetenen
    return rol_record(
        zaak, "initiator", "natuurlijk_persoon", persoon_gegevens(_kies(groep, zaak.nummer))
    )


def _kies(reeks: Sequence[Persoon], nummer: int) -> Persoon:
    """A person who lives and is not kept free for defects of the BRP."""
    for stap in range(len(reeks)):
        persoon = reeks[(nummer * 11 + stap) % len(reeks)]
        if not persoon.reserve and not persoon.opschorting:
            return persoon
    raise ValueError("deze wereld heeft niemand die een zaak kan beginnen")


def _behandelaar(zaak: Zaak) -> Record:
    nummer, naam = _TEAMS[zaak.nummer % len(_TEAMS)]
    wie = {"identificatie": nummer, "naam": naam}
    return rol_record(zaak, "behandelaar", "organisatorische_eenheid", wie)
