"""Defects of the catalogue: types of cases that no case uses, each with one thing wrong.

Belongs here: the list, and the records with and without the defect. What a good catalogue holds is
in `zaaktypen`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from data_samples.generator.wereld import LEVERINGEN
from data_samples.generator.zaaktypen import (
    MELDING,
    Record,
    Zaaktype,
    adres,
    statustype_record,
    statustype_records,
    zaaktype_record,
)

EERSTE, TWEEDE, BEIDE = LEVERINGEN[:1], LEVERINGEN[1:], LEVERINGEN
_BEGIN = "2024-01-01"
_ZAAKTYPE, _STATUSTYPE = "ggm_rgbz.zaaktype", "ggm_rgbz.statustype"
_VERSIE = "bron.zaken_zgw_zaaktype"


@dataclass
class Deel:
    """Records of one type of case."""

    zaaktypen: list[Record]
    statustypen: list[Record]


@dataclass(frozen=True)
class Gebrek:
    """One defect; `nummer` of its type of case is also the first part of the key it is found by."""

    nummer: str
    toelichting: str
    leveringen: tuple[str, ...]
    wijzig: Callable[[Deel, Zaaktype], None]
    meldt: tuple[str, str, str]


def delen(levering: str) -> Iterator[tuple[Deel, Gebrek, bool]]:
    """Per defect the records of this delivery, and whether they have the defect."""
    for gebrek in GEBREKEN:
        soort = replace(
            MELDING, nummer=gebrek.nummer, naam=f"Proefzaaktype {gebrek.nummer}", begin=_BEGIN
        )
        deel = Deel([zaaktype_record(soort)], statustype_records(soort))
        fout = levering in gebrek.leveringen
        if fout:
            gebrek.wijzig(deel, soort)
        yield deel, gebrek, fout


def sleutels(gebrek: Gebrek) -> list[str]:
    """What the rule finds; two versions of one type have a key each."""
    return gebrek.meldt[2].split(";")


def _zet(**velden: object) -> Callable[[Deel, Zaaktype], None]:
    return lambda deel, _: deel.zaaktypen[0].update(velden)


def _stap(plek: int, **velden: object) -> Callable[[Deel, Zaaktype], None]:
    return lambda deel, _: deel.statustypen[plek].update(velden)


def _losse_stap(deel: Deel, soort: Zaaktype) -> None:
    extra = statustype_record(soort, 4, "Naslag", 3)
    deel.statustypen.append(extra | {"zaaktype": adres("zaaktypen", "bestaat niet")})


def _zonder_stappen(deel: Deel, _: Zaaktype) -> None:
    deel.statustypen.clear()


def _tweede_versie(deel: Deel, soort: Zaaktype) -> None:
    later = replace(soort, begin="2025-01-01")
    deel.zaaktypen.append(zaaktype_record(later))
    deel.statustypen += statustype_records(later)


GEBREKEN: tuple[Gebrek, ...] = (
    Gebrek("ZT090", "het volgnummer is 0", TWEEDE, _stap(0, volgnummer=0),
           ("ZAAK-061", _STATUSTYPE, "ZT090|0")),
    Gebrek("ZT091", "twee stappen hebben hetzelfde volgnummer", BEIDE, _stap(1, volgnummer=3),
           ("ZAAK-062", _STATUSTYPE, "ZT091|3")),
    Gebrek("ZT092", "een stap heeft geen omschrijving", EERSTE, _stap(1, omschrijving=""),
           ("ZAAK-063", _STATUSTYPE, "ZT092|2")),
    Gebrek("ZT093", "een stap hoort bij geen zaaktype", EERSTE, _losse_stap,
           ("ZAAK-060", _STATUSTYPE, "ZT093|4")),
    Gebrek("ZT094", "het zaaktype heeft geen omschrijving", EERSTE, _zet(omschrijving=""),
           ("ZAAK-065", _ZAAKTYPE, f"ZT094|{_BEGIN}")),
    Gebrek("ZT095", "de vertrouwelijkheid van het zaaktype is niet bekend", TWEEDE,
           _zet(vertrouwelijkheidaanduiding="heel geheim"),
           ("ZAAK-066", _ZAAKTYPE, f"ZT095|{_BEGIN}")),
    Gebrek("ZT096", "het begin van de geldigheid ontbreekt", EERSTE, _zet(beginGeldigheid=None),
           ("ZAAK-067", _ZAAKTYPE, "ZT096|")),
    Gebrek("ZT097", "het zaaktype houdt op voor het begint", TWEEDE,
           _zet(eindeGeldigheid="2023-12-31"), ("ZAAK-068", _ZAAKTYPE, f"ZT097|{_BEGIN}")),
    Gebrek("ZT098", "de doorlooptijd is geen duur", BEIDE, _zet(doorlooptijd="8 weken"),
           ("ZAAK-069", _ZAAKTYPE, f"ZT098|{_BEGIN}")),
    Gebrek("ZT099", "het zaaktype heeft geen stappen", TWEEDE, _zonder_stappen,
           ("ZAAK-070", _ZAAKTYPE, f"ZT099|{_BEGIN}")),
    Gebrek("ZT100", "twee versies gelden tegelijk", EERSTE, _tweede_versie,
           ("ZAAK-071", _VERSIE, f"ZT100|{_BEGIN};ZT100|2025-01-01")),
)  # fmt: skip
