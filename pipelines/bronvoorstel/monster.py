"""A sample of the records of a file, as text, in a table of DuckDB.

Belongs here: the first records through the reader of the format, and names for the columns. Does
not belong here: what a column holds (`profiel`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import quote_ident
from pipelines.bron.landing import Landingsbestand
from pipelines.bronvoorstel.namen import veilige_namen
from pipelines.bronvoorstel.openen import bepaal_formaat
from pipelines.contract.formaat import CsvFormaat, ExcelFormaat, Formaat
from pipelines.readers import Afkeur, Blok, Vorm, lees
from pipelines.readers.uitpakken import uitgepakt

# Enough to tell a number with a check from chance, and small enough for any file.
MAX_RIJEN = 100_000
_MAX_BYTES = 256 << 20
TABEL = "monster"
_KOPRIJEN, _KOPDEEL = 10, 0.8
# Names that hold these are no names but data.
_GEGEVENS = re.compile(
    r"^[\s\d.,€:/+-]*\d[\s\d.,€:/+-]*$|@[\w-]+\.|[0-9]{6}|^[1-9][0-9]{3} ?[A-Z]{2}$"
)


@dataclass(frozen=True)
class Monster:
    """What was read.

    Attributes:
        formaat: as a contract would state it.
        kolommen: our name per name as delivered.
        rijen: records in the sample.
        compleet: that is the whole file.
        opmerkingen: what to know about the sample, in Dutch.
    """

    formaat: Formaat
    kolommen: dict[str, str]
    rijen: int
    compleet: bool
    opmerkingen: tuple[str, ...] = ()


def neem_monster(con: duckdb.DuckDBPyConnection, pad: Path, object_: str) -> Monster:
    """Read the first records of a file into table `monster`, all columns text, by our names.

    Raises:
        OnleesbareInvoer: the file cannot be read, holds no records, or has data for a header.
    """
    geheel = Landingsbestand("", pad.name, pad, "", pad.stat().st_size if pad.is_file() else 0)
    if not pad.is_file():
        raise OnleesbareInvoer("Dit bestand is er niet.", bestand=pad)
    delen = uitgepakt(geheel)
    eerste = next(delen, None)
    if eerste is None:
        raise _leeg(pad.name)
    monster = _lees(con, eerste, object_)
    if next(delen, None) is None:
        return monster
    meer = "In dit archief zit meer dan één bestand: alleen naar het eerste is gekeken."
    return replace(monster, opmerkingen=(*monster.opmerkingen, meer))


def _lees(con: duckdb.DuckDBPyConnection, bestand: Landingsbestand, object_: str) -> Monster:
    formaat = bepaal_formaat(bestand.pad, bestand.naam, object_)
    formaat = _met_kop(bestand, formaat, object_)
    formaat.voor({object_: ()})
    blokken: list[pa.Table] = []
    rijen = bytes_ = afgekeurd = 0
    compleet = True
    for stuk in lees(bestand, formaat):
        if isinstance(stuk, Vorm) and isinstance(formaat, CsvFormaat):
            gelezen = {"codering": stuk.codering, "scheidingsteken": stuk.scheidingsteken}
            formaat = formaat.model_copy(update=gelezen)
        elif isinstance(stuk, Afkeur):
            afgekeurd += 1
        elif isinstance(stuk, Blok):
            blokken.append(pa.Table.from_batches([stuk.kolommen]))
            rijen += len(stuk.regelnummers)
            bytes_ += stuk.kolommen.nbytes
            if rijen >= MAX_RIJEN or bytes_ >= _MAX_BYTES:
                compleet = False
                break
    if not rijen:
        raise _leeg(bestand.naam)
    tabel = pa.concat_tables([b for b in blokken if b.num_columns], promote_options="default")
    # A contract makes no difference between names that differ in capitals only.
    kop = list({naam.casefold(): naam for naam in reversed(tabel.schema.names)}.values())[::-1]
    dubbel = tabel.num_columns - len(kop)
    tabel = tabel.select(kop)
    _weiger_gegevens_als_kop(kop, bestand.naam)
    namen = dict(zip(kop, veilige_namen(kop), strict=True))
    _bewaar(con, tabel.slice(0, MAX_RIJEN).rename_columns(list(namen.values())))
    geweigerd = f"Records die niet te lezen zijn, en waar niet naar is gekeken: {afgekeurd}."
    hoofdletters = f"Kolommen die alleen in hoofdletters van een andere verschillen: {dubbel}."
    gevallen = ((afgekeurd, geweigerd), (dubbel, hoofdletters))
    opmerkingen = tuple(tekst for aantal, tekst in gevallen if aantal)
    return Monster(formaat, namen, min(rijen, MAX_RIJEN), compleet, opmerkingen)


def _met_kop(bestand: Landingsbestand, formaat: Formaat, object_: str) -> Formaat:
    """Of a sheet: the first row that is nearly as full as any. Above it there may be a title."""
    if not isinstance(formaat, ExcelFormaat):
        return formaat
    formaat.voor({object_: ()})
    next(iter(lees(bestand, formaat)))  # the reader refuses what is not safe to open
    with bestand.pad.open("rb") as ruw:
        boek = CalamineWorkbook.from_filelike(ruw)
        zichtbaar = [b.name for b in boek.sheets_metadata if b.visible == SheetVisibleEnum.Visible]
        blad = boek.get_sheet_by_name(zichtbaar[0])
        rijen = blad.to_python(skip_empty_area=False, nrows=_KOPRIJEN)
    vol = [sum(cel not in ("", None) for cel in rij) for rij in rijen]
    kop = next((n for n, v in enumerate(vol, 1) if v >= _KOPDEEL * max(vol)), 1)
    return formaat if kop == 1 else formaat.model_copy(update={"kop": {object_: (kop, kop)}})


def _bewaar(con: duckdb.DuckDBPyConnection, tabel: pa.Table) -> None:
    # A column without any value has no type in Arrow.
    velden = ", ".join(
        f"cast({naam} as varchar) as {naam}" for naam in map(quote_ident, tabel.schema.names)
    )
    con.register("_waterpas_monster", tabel)
    con.execute(f"create or replace table {TABEL} as select {velden} from _waterpas_monster")
    con.unregister("_waterpas_monster")


def _weiger_gegevens_als_kop(kop: list[str], naam: str) -> None:
    """Without a header the first person would become the names of the columns."""
    verdacht = [kolom for kolom in kop if _GEGEVENS.search(kolom.strip())]
    if verdacht:
        raise OnleesbareInvoer(
            f"De kop lijkt gegevens te bevatten: {len(verdacht)} van de {len(kop)} namen van "
            "kolommen zien eruit als een waarde.",
            bestand=naam,
            verwacht="een eerste regel met de namen van de kolommen.",
            doe="Zet er een regel met kolomnamen boven.",
        )


def _leeg(naam: str) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        "In dit bestand staan geen records.", bestand=naam, doe="Geef een bestand met records."
    )
