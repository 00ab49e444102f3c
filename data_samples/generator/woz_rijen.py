"""Made-up WOZ objects: homes of residents, and premises of companies, when nothing is wrong.

Belongs here: the objects with their values and who they belong to. Does not belong here: defects
(`woz_fouten`), the file (`woz_objecten`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

from data_samples.generator.kvk_rijen import AANTAL as BEDRIJVEN
from data_samples.generator.kvk_rijen import Record, bedrijven
from data_samples.generator.wereld import LEVERINGEN, Adres, Persoon, Wereld

WONINGEN, NIEUW, PANDEN = 70, 6, 10
_EERSTE_BEDRIJF = 46
_PER_STRAAT, _WINKEL = 30, 23
_PEILJAREN = (2023, 2024, 2025)


def objecten(wereld: Wereld, levering: str) -> list[Record]:
    """All objects of a delivery; those of the second come last."""
    woningen = list(islice(_bewoners(wereld), WONINGEN + NIEUW))
    alle = [_woning(wereld, persoon) for persoon in woningen[:WONINGEN]]
    alle += _winkels(wereld)
    if levering != LEVERINGEN[0]:
        alle += [_woning(wereld, persoon) for persoon in woningen[WONINGEN:]]
    return alle


def _bewoners(wereld: Wereld) -> Iterator[Persoon]:
    """The first adult of a household, who lives here and is alive."""
    for persoon in wereld.ingezetenen:
        if persoon.rol == 0 and not persoon.reserve and not persoon.opschorting:
            yield persoon


def _winkels(wereld: Wereld) -> list[Record]:
    organisaties = [
        str(b.eigenaar["rsin"])
        for b in bedrijven(wereld, LEVERINGEN[0])[_EERSTE_BEDRIJF:BEDRIJVEN]
        if b.eigenaar and not b.eenmanszaak
    ]
    straten = range(min(PANDEN, len(wereld.straten)))
    adressen = [wereld.adressen[straat * _PER_STRAAT + _WINKEL] for straat in straten]
    return [
        _object(wereld, adres, _organisatie(rsin), _organisatie(rsin))
        for adres, rsin in zip(adressen, organisaties, strict=False)
    ]


def _organisatie(rsin: str) -> Record:
    return {"type": "niet_natuurlijk_persoon", "rsin": rsin}


def _woning(wereld: Wereld, persoon: Persoon) -> Record:
    mens: Record = {"type": "natuurlijk_persoon", "burgerservicenummer": persoon.bsn}
    return _object(wereld, persoon.adres, mens, dict(mens))


def _object(wereld: Wereld, adres: Adres, eigenaar: Record, gebruiker: Record) -> Record:
    kans = random.Random((wereld.seed << 40) + (25 << 36) + adres.volgnummer)
    waarde = 80_000 + adres.oppervlakte * kans.randrange(2_000, 4_000)
    waarden = []
    for jaar in _PEILJAREN:
        waarden.append(een_waarde(waarde // 1_000 * 1_000, f"{jaar}-01-01"))
        waarde = waarde * kans.randrange(98, 112) // 100
    aanduiding: Record = {
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter or None,
        "huisnummertoevoeging": adres.toevoeging or None,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaatsnaam,
        "locatieomschrijving": None,
        "nummeraanduidingIdentificatie": adres.nummeraanduiding,
    }
    return {
        "identificatie": f"{wereld.gemeentecode}{adres.volgnummer + 1:08d}",
        "aanduiding": aanduiding,
        "adresseerbaarObjectIdentificaties": [adres.verblijfsobject],
        "pandIdentificaties": [adres.pand],
        "belanghebbendeEigenaar": _volledig(eigenaar),
        "belanghebbendeGebruiker": _volledig(gebruiker),
        "grondoppervlakte": adres.oppervlakte * 2,
        "verantwoordelijkeGemeente": {"code": wereld.gemeentecode},
        "waarden": list(reversed(waarden)),
    }


def _volledig(wie: Record) -> Record:
    velden = ("type", "burgerservicenummer", "rsin", "kvkNummer", "vestigingsnummer")
    return {veld: wie.get(veld) for veld in velden}


def een_waarde(bedrag: int, peildatum: str, *statussen: str) -> Record:
    """A value as the API gives it; by default decided and not disputed."""
    jaar = int(peildatum[:4]) + 1
    return {
        "vastgesteldeWaarde": bedrag,
        "waardepeildatum": peildatum,
        "ingangsdatum": f"{jaar}-01-01",
        "beschikkingsStatussen": list(statussen or ("beschikking_genomen",)),
        "indicatieBezwaarBeroep": statussen[-1:] == ("bezwaar_ingediend",),
    }
