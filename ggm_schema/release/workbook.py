"""Reads the sheets of a release workbook as text, and says clearly what is wrong with a bad one.

Belongs here: the file format, and the sheets and columns that must be there. Does not belong here:
what the rows mean (`werkboeklezer`), or whether rows fit each other (`controle`).
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, ZipError

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import dichtstbij


class Rij(dict[str, str]):
    """One row: text per column, and `nummer`, its row as a spreadsheet counts."""

    __slots__ = ("nummer",)

    def __init__(self, cellen: dict[str, str], nummer: int) -> None:
        super().__init__(cellen)
        self.nummer = nummer


Bladen: TypeAlias = dict[str, list[Rij]]

KOLOMMEN: dict[str, tuple[str, ...]] = {
    "packages": ("id", "name", "parent_package_id", "version", "modified"),
    "classes": (
        "id", "name", "package_id", "stereotype", "is_datatype", "synoniemen", "gemma_naam",
        "gemma_url", "definitie",
    ),
    "attributes": (
        "id", "name", "clazz_id", "primitive", "enumeration_id", "mogelijk_geen_waarde",
        "indicatie_formele_historie", "indicatie_in_onderzoek", "herkomst", "authentiek",
        "definitie",
    ),
    "enumerations": ("id", "name", "package_id", "definitie"),
    "enumerationliterals": ("id", "name", "alias", "enumeratie_id", "definitie"),
    "associations": (
        "id", "name", "src_class_id", "dst_class_id", "src_mult_start", "src_mult_end",
        "dst_mult_start", "dst_mult_end", "src_role", "dst_role", "definitie",
    ),
    "generalizations": ("id", "subclass_id", "superclass_id"),
    "diagrams": ("id", "name", "package_id"),
    "diagram_class": ("class_id", "diagram_id"),
}  # fmt: skip
# Only needed to lay the JSON schemas beside the workbook: without the sheet there are no rows.
_MAG_ONTBREKEN_BLAD = frozenset({"diagrams", "diagram_class"})
# Not in every release: datatypes, marks of attributes and codes of values came with 2.5.0.
_MAG_ONTBREKEN = frozenset(
    {
        "alias", "is_datatype", "synoniemen", "gemma_naam", "gemma_url", "mogelijk_geen_waarde",
        "indicatie_formele_historie", "indicatie_in_onderzoek", "herkomst", "authentiek",
        "definitie",
    }
)  # fmt: skip
# Columns of official workbooks that are not read. Any other name that looks like one that may be
# missing is that column with another name: reading on would lose it without a word.
_NIET_GELEZEN = frozenset(
    {
        "afkorting", "alias", "archimate_type", "author", "begrip", "bron", "created",
        "datum_opname", "datum_tijd_export", "domein_dcat", "domein_iv3", "dst_documentation",
        "dst_multiplicity", "eenheid", "formeel_patroon", "gemma_definitie", "gemma_toelichting",
        "gemma_type", "heeft_tijdlijn_geldigheid", "heeft_tijdlijn_registratie",
        "herkomst_definitie", "indicatie_classificerend", "indicatie_materiele_historie",
        "kwaliteit", "lengte", "maximumwaarde_exclusief", "maximumwaarde_inclusief",
        "minimumwaarde_exclusief", "minimumwaarde_inclusief", "modelnaam_kort", "modified",
        "nullable", "order", "patroon", "phase", "populatie", "release", "schema_id",
        "src_documentation", "src_multiplicity", "status", "stereotype", "toelichting", "type",
        "type_class_id", "uri", "verplicht", "version", "visibility",
    }
    | _MAG_ONTBREKEN
)  # fmt: skip
_DOE = "gebruik het ongewijzigde bestand Gemeentelijk Gegevensmodel.xlsx uit de officiële release."


# All that a damaged archive makes the libraries say.
_ONLEESBAAR = (
    CalamineError,
    ZipError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    KeyError,
    struct.error,
)


def lees_werkboek(pad: Path) -> Bladen:
    """All rows of the sheets that are used, each cell as text; an optional sheet may be empty.

    Raises:
        OnleesbareInvoer: no such file, no workbook or a damaged one, or a sheet, column or all
            rows are missing.
    """
    if not pad.is_file():
        raise OnleesbareInvoer("dit bestand bestaat niet.", bestand=pad, doe=_DOE)
    try:
        _controleer_inpakking(pad)
        with CalamineWorkbook.from_path(str(pad)) as werkboek:
            aanwezig = werkboek.sheet_names
            return {
                blad: _lees_blad(werkboek, pad, blad, kolommen)
                for blad, kolommen in KOLOMMEN.items()
                if _is_er(pad, blad, aanwezig)
            } | {blad: [] for blad in _MAG_ONTBREKEN_BLAD.difference(aanwezig)}
    except _ONLEESBAAR:
        raise OnleesbareInvoer(
            "dit bestand is geen leesbaar Excel-werkboek (.xlsx).", bestand=pad, doe=_DOE
        ) from None


def _controleer_inpakking(pad: Path) -> None:
    """Refuse a file of which a part changed on its way: the reader of sheets does not notice."""
    with zipfile.ZipFile(pad) as archief:
        if (deel := archief.testzip()) is not None:
            raise OnleesbareInvoer(
                f"het werkboek is beschadigd: het deel {deel} is niet heel.",
                bestand=pad,
                doe="haal het bestand opnieuw op.",
            )


def _is_er(pad: Path, blad: str, aanwezig: Sequence[str]) -> bool:
    if blad in aanwezig:
        return True
    if blad in _MAG_ONTBREKEN_BLAD:
        return False
    lijkt = dichtstbij(blad, [naam for naam in aanwezig if naam not in KOLOMMEN], 1)
    raise OnleesbareInvoer(
        f"het blad {blad} ontbreekt.",
        bestand=pad,
        verwacht=f"de bladen {', '.join(b for b in KOLOMMEN if b not in _MAG_ONTBREKEN_BLAD)}.",
        doe=f"{lijkt} {_DOE}" if lijkt else _DOE,
    )


def _lees_blad(
    werkboek: CalamineWorkbook, pad: Path, blad: str, kolommen: tuple[str, ...]
) -> list[Rij]:
    rijen = werkboek.get_sheet_by_name(blad).to_python(skip_empty_area=False)
    kop = [str(cel).strip() for cel in rijen[0]] if rijen else []
    _controleer_kop(pad, blad, kop, kolommen)
    gevuld = [(nummer, rij) for nummer, rij in enumerate(rijen[1:], start=2) if any(rij)]
    if not gevuld and blad not in _MAG_ONTBREKEN_BLAD:
        raise OnleesbareInvoer(f"het blad {blad} heeft geen rijen.", bestand=pad, doe=_DOE)
    plaatsen = [(kolom, kop.index(kolom)) for kolom in kolommen if kolom in kop]
    leeg = {kolom: "" for kolom in kolommen if kolom not in kop}
    return [
        Rij({**leeg, **{kolom: _tekst(rij[i]) for kolom, i in plaatsen}}, nummer)
        for nummer, rij in gevuld
    ]


def _controleer_kop(pad: Path, blad: str, kop: list[str], kolommen: tuple[str, ...]) -> None:
    weg = [kolom for kolom in kolommen if kolom not in kop]
    onbekend = [k for k in kop if k and k not in kolommen and k not in _NIET_GELEZEN]
    anders = {kolom: gelijkend for kolom in weg if (gelijkend := _gelijkend(kolom, onbekend))}
    mist = [kolom for kolom in weg if kolom in anders or kolom not in _MAG_ONTBREKEN]
    if not mist:
        return
    lijkt = " en ".join(f"{gelijkend} op {kolom}" for kolom, gelijkend in anders.items())
    raise OnleesbareInvoer(
        f"op het blad {blad} ontbreekt de kolom {', '.join(mist)}."
        + (f" Wel lijkt {lijkt}." if lijkt else ""),
        bestand=pad,
        regel=1,
        verwacht=f"de kolommen {', '.join(k for k in kolommen if k not in _MAG_ONTBREKEN)}.",
        doe=_DOE,
    )


def _gelijkend(kolom: str, onbekend: list[str]) -> str:
    """The unknown header that this column became, if one is near."""
    gevonden = dichtstbij(kolom, onbekend, 1)
    return gevonden.removeprefix("Bedoelt u ").removesuffix("?")


def _tekst(cel: Any) -> str:
    """A cell as text; a spreadsheet program makes a number of a code when it saves the file."""
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    return str(cel)
