"""The leerplicht administration as it truly is: pupils, schools, enrolments.

Belongs here: records without anything wrong. Does not belong here: the files
(`leerlingen_verzuim`), absence (`leerlingen_verzuim_meldingen`), defects
(`leerlingen_verzuim_fouten`). Fields are texts as exported;
what is no column of the export is named in the docstring of its class.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.nummers import elfproef
from data_samples.generator.wereld import Wereld

_PERSONEN = 2_000
_SCHOOLJAAR = 2026
_JONGSTE, _ZES, _ZESTIEN = date(2022, 7, 1), date(2020, 7, 1), date(2011, 1, 1)
_ZONDER_BSN = 8


def nl(dag: date | None) -> str:
    """A date as the export writes it: dd-mm-jjjj."""
    return "" if dag is None else dag.strftime("%d-%m-%Y")


@dataclass(frozen=True)
class Leerling:
    """A pupil. `soort`: 'bao' and 'vo' (enrolled), 'geweigerd' (enrolled, asked for an exemption),
    'vrij' (exempted) or 'absoluut' (enrolled nowhere)."""

    leerlingnummer: str
    bsn: str
    onderwijsnummer: str
    geboortedatum: str
    kwetsbaar: str
    geboren: date
    soort: str
    persoon: Persoon | None


@dataclass(frozen=True)
class School:
    """A branch of a school. `klein`: nobody of this municipality goes there."""

    brin: str
    naam: str
    soort: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    klein: bool


@dataclass(frozen=True)
class Inschrijving:
    """An enrolment of `leerling`."""

    nummer: str
    leerlingnummer: str
    brin: str
    schooljaar: str
    onderwijstype: str
    leerjaar: str
    begin: str
    einde: str
    diploma: str
    leerling: Leerling


BAO = ("99XA00", "99XB00", "99XC00", "99XD01")
VO = ("99YA00", "99YB02")
_NAMEN = (
    "De Waterlelie", "Het Peilschip", "De Rietvink", "Ômeland", "Kreekcollege", "Lyceum Beekdal",
    "De Sluisdeur", "De Zegge", "Het Drijfhout", "De Meerkoet", "De Lisdodde", "Het Anker",
)  # fmt: skip


def onderwijsnummer(volgnummer: int, begin: str = "10999") -> str:
    """A made-up number of nine digits that passes the elfproef.

    There is no published range for tests, so these begin high in the range of onderwijsnummers.
    """
    for los in range(volgnummer * 20, volgnummer * 20 + 20):
        if elfproef(f"{begin}{los:04d}"):
            return f"{begin}{los:04d}"
    raise ValueError(volgnummer)


def scholen(wereld: Wereld) -> list[School]:
    """Six schools with pupils, six without."""
    brins = [*BAO, *VO, *(f"98Z{letter}00" for letter in "ABCDEF")]
    uit = []
    for plek, (brin, naam) in enumerate(zip(brins, _NAMEN, strict=True)):
        adres = wereld.adressen[plek * 7 % len(wereld.adressen)]
        uit.append(
            School(
                brin=brin,
                naam=naam,
                soort="VO" if brin in VO else "SBO" if plek == 7 else "BAO",
                straat=adres.straat,
                huisnummer=str(adres.huisnummer),
                postcode=adres.postcode,
                plaats=adres.woonplaatsnaam,
                klein=brin.startswith("98"),
            )
        )
    return uit


def leerlingen(wereld: Wereld) -> list[Leerling]:
    """Some of the children who live here, and a few who have no BSN yet."""
    uit: list[Leerling] = []
    for persoon in wereld.ingezetenen[:_PERSONEN]:
        kans = kans_van(wereld, persoon.volgnummer)
        kind = persoon.rol >= 2 and persoon.geboortedatum <= _JONGSTE
        if kind and not persoon.reserve and kans.random() < 0.5:
            uit.append(_leerling(persoon.volgnummer, persoon.geboortedatum, persoon, kans))
    for nummer in range(_ZONDER_BSN):
        kans = kans_van(wereld, 900_000 + nummer)
        geboren = date(2015, 2, 1) + timedelta(days=kans.randrange(1_500))
        zonder = _leerling(900_000 + nummer, geboren, None, kans)
        uit.append(replace(zonder, onderwijsnummer=onderwijsnummer(nummer), soort="bao"))
    return uit


def kans_van(wereld: Wereld, nummer: int) -> random.Random:
    """Chance for one record: the same in every delivery."""
    return random.Random((wereld.seed << 40) + (12 << 36) + nummer)


def _leerling(nummer: int, geboren: date, persoon: Persoon | None, kans: random.Random) -> Leerling:
    leerplichtig = _ZESTIEN <= geboren <= _ZES
    lot = kans.random()
    soort = "vo" if _brugklas(geboren) <= _SCHOOLJAAR else "bao"
    if leerplichtig and lot < 0.20:
        soort = "vrij" if lot < 0.07 else "absoluut" if lot < 0.12 else "geweigerd"
    return Leerling(
        leerlingnummer=f"L{nummer:06d}",
        bsn=persoon.bsn if persoon else "",
        onderwijsnummer="",
        geboortedatum=nl(geboren),
        kwetsbaar="J" if kans.random() < 0.1 else "N",
        geboren=geboren,
        soort=soort,
        persoon=persoon,
    )


def _brugklas(geboren: date) -> int:
    """The year in which a child leaves primary school, without repeating or skipping a year."""
    return geboren.year + (12 if (geboren.month, geboren.day) < (10, 1) else 13)


def inschrijvingen(wereld: Wereld) -> list[Inschrijving]:
    """Primary school, and for those of twelve and over secondary school after it."""
    return [i for leerling in leerlingen(wereld) for i in _ingeschreven(wereld, leerling)]


def _ingeschreven(wereld: Wereld, leerling: Leerling) -> Iterator[Inschrijving]:
    if leerling.soort in ("vrij", "absoluut"):
        return
    kans = kans_van(wereld, 2_000_000 + int(leerling.leerlingnummer[1:]))
    jaar, over = _brugklas(leerling.geboren), _brugklas(leerling.geboren) <= _SCHOOLJAAR
    laatste = jaar - 1 if over else _SCHOOLJAAR
    basis = Inschrijving(
        nummer=f"I{leerling.leerlingnummer[1:]}-1",
        leerlingnummer=leerling.leerlingnummer,
        brin=kans.choice(BAO),
        schooljaar=f"{laatste}-{laatste + 1}",
        onderwijstype="BAO",
        leerjaar=str(8 if over else max(1, 9 - (jaar - _SCHOOLJAAR))),
        begin=nl(leerling.geboren + timedelta(days=4 * 365 + 2)),
        einde=nl(date(jaar, 7, 31)) if over else "",
        diploma="N" if over else "",
        leerling=leerling,
    )
    yield basis
    if over:
        klas = _SCHOOLJAAR - jaar + 1
        typen = ("VMBO-B", "VMBO-K", "VMBO-T", "HAVO", "VWO")
        yield replace(
            basis,
            nummer=f"{basis.nummer[:-1]}2",
            brin=kans.choice(VO),
            schooljaar=f"{_SCHOOLJAAR}-{_SCHOOLJAAR + 1}",
            onderwijstype=kans.choice(typen[3:] if klas == 5 else typen[4:] if klas > 5 else typen),
            leerjaar=str(klas),
            begin=nl(date(jaar, 8, 1)),
            einde="",
            diploma="",
        )
