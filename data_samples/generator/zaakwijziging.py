"""How a defect changes the records of a case. Which defects there are is in `zaakfouten`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from data_samples.generator.zaakfeiten import (
    Bundel,
    Zaak,
    organisatie_gegevens,
    over_jaren,
    resultaat_record,
    rol_record,
    status_record,
)
from data_samples.generator.zaaktypen import adres

BESTAAT_NIET = adres("zaken", "bestaat niet")

Wijziging = Callable[[Bundel, Zaak], None]


def zet(**velden: Any) -> Wijziging:
    """Other values in the case itself."""
    return lambda bundel, _: bundel.zaak.update(velden)


def status(plek: int, **velden: Any) -> Wijziging:
    """Other values in one of its statuses."""
    return lambda bundel, _: bundel.statussen[plek].update(velden)


def initiator(**velden: Any) -> Wijziging:
    """Other values in the role of who began the case."""
    return lambda bundel, _: bundel.rollen[0].update(velden)


def resultaattype(url: str) -> Wijziging:
    """Another type of outcome."""
    return lambda bundel, _: bundel.resultaten[0].update(resultaattype=url)


def persoon(bsn: str) -> Wijziging:
    """Begun by a person with this BSN, who lives in no register."""

    def wijzig(bundel: Bundel, zaak: Zaak) -> None:
        wie = {
            "inpBsn": bsn,
            "anpIdentificatie": "",
            "voorletters": "T.",
            "voorvoegselGeslachtsnaam": "",
            "geslachtsnaam": "Testveld",
        }
        bundel.rollen[0] = rol_record(zaak, "initiator", "natuurlijk_persoon", wie)

    return wijzig


def organisatie(**velden: Any) -> Wijziging:
    """Begun by an organisation, with other values."""

    def wijzig(bundel: Bundel, zaak: Zaak) -> None:
        wie = organisatie_gegevens(zaak.nummer) | velden
        bundel.rollen[0] = rol_record(zaak, "initiator", "niet_natuurlijk_persoon", wie)

    return wijzig


def zonder_resultaat(verwijzing: str | None) -> Wijziging:
    """The outcome is not delivered; the case refers to `verwijzing`."""

    def wijzig(bundel: Bundel, _: Zaak) -> None:
        bundel.resultaten = []
        bundel.zaak["resultaat"] = verwijzing

    return wijzig


def ander_einde(dag: date) -> Wijziging:
    """Another last day, with the date of destruction that belongs to it."""

    def wijzig(bundel: Bundel, zaak: Zaak) -> None:
        bundel.zaak["einddatum"] = dag.isoformat()
        jaren = zaak.soort.uitkomsten[zaak.uitkomst].jaren or 0
        bundel.zaak["archiefactiedatum"] = over_jaren(dag, jaren).isoformat()

    return wijzig


def losse_status(bundel: Bundel, zaak: Zaak) -> None:
    """One more status, of a case that is not there."""
    extra = status_record(zaak, 1, zaak.start, kenmerk="los")
    bundel.statussen.append(extra | {"zaak": BESTAAT_NIET})


def los_resultaat(bundel: Bundel, zaak: Zaak) -> None:
    """One more outcome, of a case that is not there."""
    extra = resultaat_record(zaak, zaak.soort.resultaattype(0), "los")
    bundel.resultaten.append(extra | {"zaak": BESTAAT_NIET})


def losse_rol(bundel: Bundel, zaak: Zaak) -> None:
    """One more role, in a case that is not there."""
    eerste = bundel.rollen[0]
    extra = rol_record(
        zaak, "belanghebbende", eerste["betrokkeneType"], eerste["betrokkeneIdentificatie"]
    )
    bundel.rollen.append(extra | {"zaak": BESTAAT_NIET})


def tweede_resultaat(bundel: Bundel, zaak: Zaak) -> None:
    """One more outcome of the same case."""
    bundel.resultaten.append(resultaat_record(zaak, zaak.soort.resultaattype(1), "tweede"))


def einde_voor_begin(bundel: Bundel, zaak: Zaak) -> None:
    """The case began after its last day; its term is counted from there."""
    begin = zaak.eind + timedelta(days=5)
    bundel.zaak["startdatum"] = begin.isoformat()
    bundel.zaak["uiterlijkeEinddatumAfdoening"] = (begin + timedelta(days=14)).isoformat()


def zonder_eindstatus(bundel: Bundel, _: Zaak) -> None:
    """The last step was never recorded."""
    del bundel.statussen[-1]
    bundel.statussen[-1]["indicatieLaatstGezetteStatus"] = True


def met_eindstatus(bundel: Bundel, zaak: Zaak) -> None:
    """The last step was recorded, but the case has no last day."""
    bundel.statussen[-1]["indicatieLaatstGezetteStatus"] = False
    bundel.statussen.append(status_record(zaak, 3, date(2026, 9, 30), laatste=True))


def zonder_status(bundel: Bundel, _: Zaak) -> None:
    """No step was ever recorded."""
    bundel.statussen = []
    bundel.zaak["status"] = None


def deelzaak_van_zichzelf(bundel: Bundel, zaak: Zaak) -> None:
    """The case is part of itself."""
    bundel.zaak["hoofdzaak"] = zaak.url


def niet_in_catalogus(bundel: Bundel, _: Zaak) -> None:
    """The type of the case is in no catalogue; one status, so that little else is hit."""
    del bundel.statussen[1:]
    bundel.statussen[0]["indicatieLaatstGezetteStatus"] = True
    bundel.zaak["zaaktype"] = adres("zaaktypen", "bestaat niet")
