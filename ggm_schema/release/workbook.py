"""Reads the sheets of a release workbook as text, and says clearly what is wrong with a bad one.

Belongs here: the file format and the columns that must be there. Does not belong here: what the
rows mean (see `release`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, ZipError

from ggm_schema.errors import OnleesbareInvoer

Rij: TypeAlias = dict[str, str]

KOLOMMEN: dict[str, tuple[str, ...]] = {
    "packages": ("id", "name", "parent_package_id", "version", "modified"),
    "classes": (
        "id", "name", "package_id", "stereotype", "is_datatype", "synoniemen", "gemma_naam",
        "gemma_url",
    ),
    "attributes": (
        "id", "name", "clazz_id", "primitive", "enumeration_id", "mogelijk_geen_waarde",
        "indicatie_formele_historie", "indicatie_in_onderzoek", "herkomst", "authentiek",
    ),
    "enumerations": ("id", "name", "package_id"),
    "enumerationliterals": ("id", "name", "alias", "enumeratie_id"),
    "associations": (
        "id", "name", "src_class_id", "dst_class_id", "src_mult_start", "src_mult_end",
        "dst_mult_start", "dst_mult_end", "src_role", "dst_role",
    ),
    "generalizations": ("id", "subclass_id", "superclass_id"),
}  # fmt: skip
# Not in every release: datatypes, marks of attributes and codes of values came with 2.5.0.
_MAG_ONTBREKEN = frozenset(
    {
        "alias", "is_datatype", "synoniemen", "gemma_naam", "gemma_url", "mogelijk_geen_waarde",
        "indicatie_formele_historie", "indicatie_in_onderzoek", "herkomst", "authentiek",
    }
)  # fmt: skip
_DOE = "gebruik het ongewijzigde bestand Gemeentelijk Gegevensmodel.xlsx uit de officiële release."


def lees_werkboek(pad: Path) -> dict[str, list[Rij]]:
    """All rows of the sheets that are needed, each cell as text.

    Raises:
        OnleesbareInvoer: no such file, no workbook, or a sheet, column or all rows are missing.
    """
    if not pad.is_file():
        raise OnleesbareInvoer("dit bestand bestaat niet.", bestand=pad, doe=_DOE)
    try:
        with CalamineWorkbook.from_path(str(pad)) as werkboek:
            aanwezig = set(werkboek.sheet_names)
            return {
                blad: _lees_blad(werkboek, pad, blad, aanwezig, kolommen)
                for blad, kolommen in KOLOMMEN.items()
            }
    except (CalamineError, ZipError, OSError):
        raise OnleesbareInvoer(
            "dit bestand is geen leesbaar Excel-werkboek (.xlsx).", bestand=pad, doe=_DOE
        ) from None


def _lees_blad(
    werkboek: CalamineWorkbook,
    pad: Path,
    blad: str,
    aanwezig: set[str],
    kolommen: tuple[str, ...],
) -> list[Rij]:
    if blad not in aanwezig:
        raise OnleesbareInvoer(
            f"het blad {blad} ontbreekt.",
            bestand=pad,
            verwacht=f"de bladen {', '.join(KOLOMMEN)}.",
            doe=_DOE,
        )
    rijen = werkboek.get_sheet_by_name(blad).to_python()
    kop = [str(cel).strip() for cel in rijen[0]] if rijen else []
    ontbreekt = [kolom for kolom in kolommen if kolom not in kop and kolom not in _MAG_ONTBREKEN]
    if ontbreekt:
        raise OnleesbareInvoer(
            f"op het blad {blad} ontbreekt de kolom {', '.join(ontbreekt)}.",
            bestand=pad,
            regel=1,
            doe=_DOE,
        )
    if len(rijen) == 1:
        raise OnleesbareInvoer(f"het blad {blad} heeft geen rijen.", bestand=pad, doe=_DOE)
    plaatsen = [(kolom, kop.index(kolom)) for kolom in kolommen if kolom in kop]
    leeg = {kolom: "" for kolom in kolommen if kolom not in kop}
    return [{**leeg, **{kolom: str(rij[i]) for kolom, i in plaatsen}} for rij in rijen[1:]]
