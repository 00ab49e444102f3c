"""What is reported to leerplicht as it truly is: absence and exemptions.

Belongs here: reports and decisions without anything wrong. Does not belong here: pupils, schools
and enrolments (`leerlingen_verzuim_rijen`), defects (`leerlingen_verzuim_fouten`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_samples.generator.leerlingen_verzuim_rijen import (
    Inschrijving,
    Leerling,
    inschrijvingen,
    kans_van,
    leerlingen,
    nl,
)
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum

_TEKSTEN = (
    "",
    "",
    "Ouders zijn gebeld, geen gehoor.",
    "Gesprek op school met mentor en één ouder.",
    "Leerling is weer aanwezig; school houdt contact.",
)


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


def meldingen(wereld: Wereld, levering: str) -> list[Melding]:
    """What was reported up to the reporting date; what is new in a delivery comes last."""
    vo = {i.leerlingnummer: i for i in inschrijvingen(wereld) if i.onderwijstype != "BAO"}
    alle = [m for leerling in leerlingen(wereld) for m in _verzuim(wereld, leerling, vo)]
    alle.sort(key=lambda melding: melding.dag > peildatum(LEVERINGEN[0]))
    dag = peildatum(levering)
    return [_op(melding, dag) for melding in alle if melding.dag <= dag]


def _verzuim(wereld: Wereld, leerling: Leerling, vo: dict[str, Inschrijving]) -> Iterator[Melding]:
    kans = kans_van(wereld, 4_000_000 + int(leerling.leerlingnummer[1:]))
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
            kans = kans_van(wereld, 6_000_000 + int(leerling.leerlingnummer[1:]))
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
