"""A small made-up release, as rows per sheet and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from ggm_schema.release import Import, lees_release
from ggm_schema.release.workbook import KOLOMMEN

Inhoud = dict[str, list[dict[str, Any]]]

PAKKET = "EAPK_00000000_0000_0000_0000_000000000001"
KLASSE_A = "EAID_0000000A_0000_0000_0000_00000000000A"
KLASSE_B = "EAID_0000000B_0000_0000_0000_00000000000B"
ARCHIEF = "EAPK_00000000_0000_0000_0000_000000000009"
OUDE_BOOM = "EAID_0000000C_0000_0000_0000_00000000000C"


def guid(soort: str, nummer: int) -> str:
    """An id of the modelling tool."""
    return f"EAID_{soort}0000000_0000_0000_0000_{nummer:012d}"


def bladen() -> Inhoud:
    """A release with two object types."""
    return {
        "packages": [
            {"id": "wortel", "name": "GGM", "version": "9.9.9", "modified": "2026-01-02 03:04:05"},
            {"id": PAKKET, "name": "Model Proef", "parent_package_id": "wortel"},
        ],
        "classes": [
            {"id": KLASSE_A, "name": "Aap ", "package_id": PAKKET, "stereotype": "Objecttype"},
            {"id": KLASSE_B, "name": "Boom", "package_id": PAKKET, "stereotype": "Objecttype"},
            {"id": "EAID_x", "name": "ProxyConnector", "package_id": PAKKET},
        ],
        "attributes": [
            {"id": guid("A", 1), "name": "naam\n", "clazz_id": KLASSE_A, "primitive": "AN40"},
            {"id": guid("A", 2), "name": "kleur", "clazz_id": KLASSE_A, "primitive": "Kleur"},
            {"id": "EAID_src3", "name": "", "clazz_id": KLASSE_A, "primitive": "Boom"},
        ],
        "enumerations": [{"id": guid("E", 1), "name": "Kleur", "package_id": PAKKET}],
        "enumerationliterals": [
            {"id": "l1", "name": "groen", "alias": "1", "enumeratie_id": guid("E", 1)}
        ],
        "associations": [
            {
                "id": guid("F", 1), "name": "klimt in", "src_class_id": KLASSE_A,
                "dst_class_id": KLASSE_B, "src_mult_end": "-1", "dst_mult_end": "1",
            }
        ],
        "generalizations": [
            {"id": guid("D", 1), "subclass_id": KLASSE_B, "superclass_id": KLASSE_A}
        ],
        "diagrams": [{"id": "d1", "name": "Diagram Proef", "package_id": PAKKET}],
        "diagram_class": [
            {"class_id": KLASSE_A, "diagram_id": "d1"},
            {"class_id": "EAID_x", "diagram_id": "d1"},
        ],
    }  # fmt: skip


def schrijf(inhoud: Inhoud, pad: Path, weg: str = "", anders: dict[str, str] | None = None) -> Path:
    """Write rows as a workbook.

    Args:
        weg: a column `blad.kolom` that is left out.
        anders: another header for a column `blad.kolom`.
    """
    werkboek = Workbook()
    werkboek.remove(werkboek.worksheets[0])
    for blad, rijen in inhoud.items():
        kolommen = [kolom for kolom in KOLOMMEN[blad] if f"{blad}.{kolom}" != weg]
        vel = werkboek.create_sheet(blad)
        vel.append([(anders or {}).get(f"{blad}.{kolom}", kolom) for kolom in kolommen])
        for rij in rijen:
            vel.append([rij.get(kolom, "") for kolom in kolommen])
    werkboek.save(pad)
    return pad


def lees(inhoud: Inhoud, map: Path, correcties: str = "schemas: []\n") -> Import:
    """Import rows, with corrections as YAML text."""
    regels = map / "correcties.yaml"
    regels.write_text(correcties, "utf-8")
    return lees_release(schrijf(inhoud, map / "w.xlsx"), correcties=regels)
