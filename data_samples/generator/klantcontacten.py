"""Customer contact as an API for klantinteracties delivers it: JSON lists with `results`.

Belongs here: the files. Does not belong here: which records there are (`klantcontacten_rijen`) and
what is wrong with some of them (`klantcontacten_fouten`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from data_samples.generator import klantcontacten_fouten as fouten
from data_samples.generator import klantcontacten_rijen as rijen
from data_samples.generator.gebreken import Gebrek, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "klantcontacten"
T = TypeVar("T")


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/klantcontacten/<soort>_<levering>.json` and note the defects.

    A small world has none: it lacks the records that they need.
    """

    def met(records: Sequence[T], gebreken: Iterable[Gebrek[T]]) -> list[T]:
        genoeg = len(wereld.ingezetenen) >= fouten.GENOEG_PERSONEN
        return plant(records, gebreken if genoeg else (), levering, waarheid)

    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    contacten = met(rijen.contacten(wereld, levering), fouten.CONTACTEN)
    afspraken = met(rijen.afspraken(wereld, levering), fouten.AFSPRAKEN)
    klachten = met(rijen.klachten(wereld, levering), fouten.KLACHTEN)
    for naam, records in (
        ("klantcontacten", [contact(c) for c in contacten]),
        ("afspraken", [afspraak(a) for a in afspraken]),
        ("klachten", [klacht(k) for k in klachten]),
    ):
        _schrijf(doel / f"{naam}_{levering}.json", records)


def _schrijf(pad: Path, records: list[dict[str, Any]]) -> None:
    regels = ",\n".join(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records
    )
    kop = f'{{"count":{len(records)},"next":null,"previous":null,"results":[\n'
    pad.write_text(f"{kop}{regels}\n]}}\n", encoding="utf-8", newline="\n")


def contact(c: rijen.Contact) -> dict[str, Any]:
    """One contact; what does not apply is left out, as the API does."""
    record: dict[str, Any] = {
        "nummer": c.nummer,
        "kanaal": c.kanaal,
        "onderwerp": c.onderwerp,
        "inhoud": c.inhoud,
        "plaatsgevondenOp": c.begin,
        "beeindigdOp": c.einde,
    }
    if c.bsn:
        record["klant"] = {"burgerservicenummer": c.bsn}
    if c.medewerker:
        record["medewerker"] = {"identificatie": c.medewerker}
    if c.zaak:
        record["zaak"] = {"identificatie": c.zaak, "bronorganisatie": c.rsin}
    if c.totaal is not None:
        tijden = {"wachttijd": c.wachttijd, "spreektijd": c.spreektijd, "nawerktijd": c.nawerktijd}
        record["telefonie"] = {k: _getal(v) for k, v in (tijden | {"totaal": c.totaal}).items()}
    return record


def _getal(tekst: str | None) -> int | str | None:
    return int(tekst) if tekst is not None and tekst.lstrip("-").isdigit() else tekst


def afspraak(a: rijen.Afspraak) -> dict[str, Any]:
    """One appointment."""
    return {
        "nummer": a.nummer,
        "onderwerp": a.onderwerp,
        "status": a.status,
        "gemaaktOp": a.gemaakt,
        "begin": a.begin,
        "einde": a.einde,
        "klantcontact": a.contact,
    }


def klacht(k: rijen.Klacht) -> dict[str, Any]:
    """One complaint."""
    return {
        "nummer": k.nummer,
        "ontvangenOp": k.ontvangen,
        "afgehandeldOp": k.afgehandeld,
        "onderwerp": k.onderwerp,
        "kanaal": k.kanaal,
        "status": k.status,
        "omschrijving": k.omschrijving,
        "gewensteOplossing": k.oplossing,
        "klager": {"burgerservicenummer": k.bsn},
    }
