"""The land registry copy as Haal Centraal BRK bevragen delivers it: HAL, records in `_embedded`.

Belongs here: the files. Does not belong here: which records there are (`brk_percelen_rijen`) and
what is wrong with some of them (`brk_percelen_fouten`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from data_samples.generator import brk_percelen_fouten as fouten
from data_samples.generator import brk_percelen_rijen as rijen
from data_samples.generator.gebreken import Gebrek, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "brk_percelen"
T = TypeVar("T")


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/brk_percelen/<resource>_<levering>.json` and note the defects.

    A small world has none: it lacks the people that they need.
    """

    def met(records: Sequence[T], gebreken: Iterable[Gebrek[T]]) -> list[T]:
        genoeg = len(wereld.ingezetenen) >= fouten.GENOEG_PERSONEN
        return plant(records, gebreken if genoeg else (), levering, waarheid)

    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    zaken = met(rijen.zaken(wereld, levering), fouten.ZAKEN)
    gerechtigden = met(rijen.gerechtigden(wereld, levering), fouten.GERECHTIGDEN)
    for naam, records in (
        ("kadastraalOnroerendeZaken", [zaak(z) for z in zaken]),
        ("zakelijkGerechtigden", [gerechtigde(g) for g in gerechtigden]),
    ):
        _schrijf(doel / f"{naam}_{levering}.json", naam, records)


def _schrijf(pad: Path, naam: str, records: list[dict[str, Any]]) -> None:
    regels = ",\n".join(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records
    )
    pad.write_text(f'{{"_embedded":{{"{naam}":[\n{regels}\n]}}}}\n', encoding="utf-8", newline="\n")


def _getal(tekst: str) -> int | str | None:
    return int(tekst) if tekst.lstrip("-").isdigit() else tekst or None


def zaak(z: rijen.Zaak) -> dict[str, Any]:
    """One parcel or flat; what does not apply is left out, as the API does."""
    aanduiding: dict[str, Any] = {
        "kadastraleGemeente": {"code": z.gemeentecode, "waarde": z.gemeentenaam},
        "sectie": z.sectie,
        "perceelnummer": _getal(z.perceelnummer),
    }
    if z.appartement:
        aanduiding["appartementsrechtVolgnummer"] = _getal(z.appartement)
    record: dict[str, Any] = {
        "identificatie": z.identificatie,
        "type": z.soort,
        "kadastraleAanduiding": aanduiding,
        "plaatscoordinaten": z.plek,
        "datumBeginGeldigheid": z.begin,
    }
    if z.grootte:
        record["kadastraleGrootte"] = {"waarde": _getal(z.grootte), "soortGrootte": {"code": "1"}}
    if z.koopsom:
        record["koopsom"] = {"koopsom": _getal(z.koopsom), "koopjaar": _getal(z.koopjaar)}
    return record


def gerechtigde(g: rijen.Gerechtigde) -> dict[str, Any]:
    """One part of a right, of a person or an organisation."""
    record: dict[str, Any] = {
        "identificatie": g.identificatie,
        "kadastraalOnroerendeZaakIdentificatie": g.onroerendezaak,
        "zakelijkRecht": {
            "identificatie": g.recht,
            "aard": {"code": g.aard, "waarde": g.aard_naam},
        },
        "aandeel": {"teller": _getal(g.teller), "noemer": _getal(g.noemer)},
        "datumBeginGeldigheid": g.begin,
    }
    if g.bsn:
        record["natuurlijkPersoon"] = {"burgerservicenummer": g.bsn}
    if g.rsin:
        record["nietNatuurlijkPersoon"] = {"rsin": g.rsin}
    return record
