"""The leerplicht administration as it truly is: pupils, schools, enrolments, absence, exemptions.

Belongs here: records without anything wrong. Does not belong here: the files
(`leerlingen_verzuim`) and defects (`leerlingen_verzuim_fouten`). Fields are texts as exported;
what is no column of the export is named in the docstring of its class.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.nummers import elfproef
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum

_PERSONEN = 2_000
_SCHOOLJAAR = 2026
_JONGSTE, _ZES, _ZESTIEN = date(2022, 7, 1), date(2020, 7, 1), date(2011, 1, 1)
_ZONDER_BSN = 8
_TEKSTEN = (
    "",
    "",
    "Ouders zijn gebeld, geen gehoor.",
    "Gesprek op school met mentor en één ouder.",
    "Leerling is weer aanwezig; school houdt contact.",
)


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


@dataclass(frozen=True)
class Melding:
    """A report of absence. `dag`: when it was reported; `begonnen`: first day of absence."""

    nummer: str
    leerlingnummer: str
    brin: str
    melding: str
    soort: str
    reden: str
    begin: str
    einde: str
    status: str
    afhandeling: str
    voorstel: str
    opmerking: str
    dag: date
    begonnen: date


@dataclass(frozen=True)
class Vrijstelling:
    """A decision about an exemption."""

    nummer: str
    leerlingnummer: str
    grond: str
    besluit: str
    toegekend: str
    begin: str
    einde: str


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
        kans = _kans(wereld, persoon.volgnummer)
        kind = persoon.rol >= 2 and persoon.geboortedatum <= _JONGSTE
        if kind and not persoon.reserve and kans.random() < 0.5:
            uit.append(_leerling(persoon.volgnummer, persoon.geboortedatum, persoon, kans))
    for nummer in range(_ZONDER_BSN):
        kans = _kans(wereld, 900_000 + nummer)
        geboren = date(2015, 2, 1) + timedelta(days=kans.randrange(1_500))
        zonder = _leerling(900_000 + nummer, geboren, None, kans)
        uit.append(replace(zonder, onderwijsnummer=onderwijsnummer(nummer), soort="bao"))
    return uit


def _kans(wereld: Wereld, nummer: int) -> random.Random:
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
    kans = _kans(wereld, 2_000_000 + int(leerling.leerlingnummer[1:]))
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


def meldingen(wereld: Wereld, levering: str) -> list[Melding]:
    """What was reported up to the reporting date; what is new in a delivery comes last."""
    vo = {i.leerlingnummer: i for i in inschrijvingen(wereld) if i.onderwijstype != "BAO"}
    alle = [m for leerling in leerlingen(wereld) for m in _verzuim(wereld, leerling, vo)]
    alle.sort(key=lambda melding: melding.dag > peildatum(LEVERINGEN[0]))
    dag = peildatum(levering)
    return [_op(melding, dag) for melding in alle if melding.dag <= dag]


def _verzuim(wereld: Wereld, leerling: Leerling, vo: dict[str, Inschrijving]) -> Iterator[Melding]:
    kans = _kans(wereld, 4_000_000 + int(leerling.leerlingnummer[1:]))
    if leerling.soort == "absoluut":
        yield _melding(leerling, 1, kans, "", date(2026, 9, 1), "absoluut")
    elif leerling.soort == "vo":
        nieuw = vo[leerling.leerlingnummer].leerjaar == "1"
        for nummer in range(kans.choice((1, 1, 2, 2))):
            dag = date(2026, 9, 1) if nieuw else date(2025, 11, 3)
            begin = dag + timedelta(days=kans.randrange((date(2026, 10, 20) - dag).days))
            if begin.month in (7, 8):
                begin = date(2026, 9, 7)
            brin = vo[leerling.leerlingnummer].brin
            yield _melding(leerling, nummer + 1, kans, brin, begin, "relatief")


def _melding(
    leerling: Leerling, nummer: int, kans: random.Random, brin: str, begin: date, soort: str
) -> Melding:
    redenen = ("16 uur in 4 weken", "Langdurig verzuim", "Luxeverzuim", "Overig verzuim")
    return Melding(
        nummer=f"M{leerling.leerlingnummer[1:]}-{nummer}",
        leerlingnummer=leerling.leerlingnummer,
        brin=brin,
        melding="",
        soort=soort,
        reden="" if soort == "absoluut" else kans.choice(redenen),
        begin=nl(begin),
        einde=nl(begin + timedelta(days=kans.randrange(1, 15))) if soort == "relatief" else "",
        status=kans.choice(("Afgesloten",) * 5 + ("Ingetrokken", "Ter kennisgeving aangenomen")),
        afhandeling="",
        voorstel=kans.choice(("", "Gesprek met leerling en ouders", "Waarschuwing")),
        opmerking=kans.choice(_TEKSTEN),
        dag=begin + timedelta(days=kans.randrange(3, 10)),
        begonnen=begin,
    )


def _op(melding: Melding, dag: date) -> Melding:
    """The report as it stood on that day."""
    oud = (dag - melding.dag).days
    status = "Geregistreerd" if oud < 20 else "In behandeling" if oud < 60 else melding.status
    klaar = nl(melding.dag + timedelta(days=58)) if status == "Afgesloten" else ""
    bekend = melding.einde and melding.begonnen + timedelta(days=15) <= dag
    return replace(
        melding,
        melding=nl(melding.dag),
        einde=melding.einde if bekend else "",
        status=status,
        afhandeling=klaar,
    )


def vrijstellingen(wereld: Wereld) -> list[Vrijstelling]:
    """A decision for every pupil who asked for an exemption."""
    gronden = ("5 onder a", "5 onder b", "5 onder c", "5a")
    uit = []
    for leerling in leerlingen(wereld):
        if leerling.soort in ("vrij", "geweigerd"):
            kans = _kans(wereld, 6_000_000 + int(leerling.leerlingnummer[1:]))
            uit.append(
                Vrijstelling(
                    nummer=f"V{leerling.leerlingnummer[1:]}",
                    leerlingnummer=leerling.leerlingnummer,
                    grond=kans.choice(gronden),
                    besluit=nl(date(2026, 6, 1) + timedelta(days=kans.randrange(40))),
                    toegekend="J" if leerling.soort == "vrij" else "N",
                    begin="01-08-2026",
                    einde="31-07-2027",
                )
            )
    return uit
