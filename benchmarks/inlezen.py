"""Delivered files to bron: time as a ratio to a bare load of the same file, and peak memory.

Run with ``make bench`` or ``python -m benchmarks.inlezen [--rijen N]``. Seconds depend on the
machine, so a promise about time is a ratio within one run. Each measurement of memory is a process
of its own. Exit code 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from benchmarks.persons import klok, zeg
from pipelines.bron import laden
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import load_contract
from pipelines.warehouse.runbestand import stel_in

RONDES = 3
HOOGSTE_GEHEUGEN_MB = 1024
_KOLOMMEN = (
    "bsn", "anummer", "voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum",
    "geboorteplaats", "straat", "huisnummer", "postcode", "woonplaats", "ingang", "bedrag",
    "opmerking",
)  # fmt: skip
_PARTIJ = 100_000


class Soort(NamedTuple):
    """A kind of file: its name, the format in the contract, and the ratio that is promised."""

    bestand: str
    formaat: str
    hoogste: float


CSV = (
    Soort("utf8.csv", "{soort: csv, codering: utf-8}", 1.5),
    Soort("cp1252.csv", "{soort: csv, codering: windows-1252}", 3.0),
)
PARQUET = Soort("rijen.parquet", "{soort: parquet}", 0)


def main(argumenten: list[str] | None = None) -> int:
    """Measure, print, and return 0 when the promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rijen", type=int, default=1_000_000)
    parser.add_argument("--alleen", help="name of a file to load, for a process of its own")
    keuze = parser.parse_args(argumenten)
    if keuze.alleen:
        return _laad_en_meld(Path(keuze.alleen))
    with tempfile.TemporaryDirectory() as folder:
        uit = _meet_tijd(Path(folder), keuze.rijen)
        return max(uit, _meet_geheugen(Path(folder), keuze.rijen))


def schrijf(folder: Path, rijen: int) -> None:
    """Made-up persons as UTF-8, as Windows-1252 and as Parquet: the same rows in each."""
    with (
        (folder / "utf8.csv").open("w", encoding="utf-8", newline="") as utf8,
        (folder / "cp1252.csv").open("w", encoding="cp1252", newline="") as cp1252,
        pq.ParquetWriter(folder / "rijen.parquet", _vorm()) as parquet,
    ):
        kop = ";".join(_KOLOMMEN) + "\r\n"
        utf8.write(kop)
        cp1252.write(kop)
        for begin in range(0, rijen, _PARTIJ):
            regels = [_regel(n) for n in range(begin, min(begin + _PARTIJ, rijen))]
            tekst = "\r\n".join(regels) + "\r\n"
            utf8.write(tekst)
            cp1252.write(tekst)
            parquet.write_table(_als_tabel(tekst))


def _regel(n: int) -> str:
    return (
        f"{n % 1_000_000_000:09d};{n * 7:010d};José Maria;{'van der' if n % 3 == 0 else ''};"
        f"Jánsen-{n % 5_000};19{n % 100:02d}0{n % 9 + 1}1{n % 10};Súdwest-Fryslân;"
        f'"Lange {n % 700} straat";{n % 300};{1_000 + n % 9_000}AB;Almere;2020-01-0{n % 9 + 1};'
        f"{n % 1_000},50;"
    )


def _vorm() -> pa.Schema:
    return pa.schema([(naam, pa.string()) for naam in _KOLOMMEN])


def _als_tabel(tekst: str) -> pa.Table:
    return pacsv.read_csv(
        pa.BufferReader(tekst.encode()),
        pacsv.ReadOptions(column_names=_KOLOMMEN),
        pacsv.ParseOptions(delimiter=";"),
        pacsv.ConvertOptions(column_types=_vorm(), strings_can_be_null=True, null_values=[""]),
    )


def _meet_tijd(folder: Path, rijen: int) -> int:
    schrijf(folder, rijen)
    goed = True
    for soort in CSV:
        bestand = folder / soort.bestand
        tijden = [
            (klok(partial(_kaal, folder))[0], klok(partial(_naar_bron, bestand))[0])
            for _ in range(RONDES)
        ]
        kaal, bron = min(k for k, _ in tijden), min(b for _, b in tijden)
        zeg(f"{soort.bestand}, {rijen:,} rijen naar bron")
        zeg(f"  read_csv all_varchar (UTF-8)    {kaal:>10.2f} s")
        zeg(f"  naar bron                       {bron:>10.2f} s")
        zeg(f"  verhouding                      {bron / kaal:>10.2f}   (hoogstens {soort.hoogste})")
        goed &= bron / kaal <= soort.hoogste
    return 0 if goed else 1


def _kaal(folder: Path) -> None:
    doel = folder / "kaal.duckdb"
    with duckdb.connect(str(doel)) as con:
        con.execute(
            "create table t as from read_csv(?, all_varchar = true, delim = ';', header = true)",
            [str(folder / "utf8.csv")],
        )
    doel.unlink()


def _naar_bron(pad: Path) -> int:
    """Load one file as a run does; returns how many records were read."""
    soort = next(s for s in (*CSV, PARQUET) if s.bestand == pad.name)
    contract = pad.parent / "bench.yaml"
    contract.write_text(_contract(soort.formaat), encoding="utf-8")
    bestand = Landingsbestand("bench", pad.name, pad, "0" * 64, pad.stat().st_size)
    doel = pad.parent / "run.duckdb"
    with stel_in(duckdb.connect(str(doel))) as con:
        uit = laden.laad(con, load_contract(contract), [bestand], "2026-11-01", run_id="bench")
    doel.unlink()
    return uit.rijen_gelezen


def _contract(formaat: str) -> str:
    kolommen = "".join(f"      - {{name: {naam}}}\n" for naam in _KOLOMMEN)
    return (
        "apiVersion: v3.1.0\nkind: DataContract\nid: bench\nname: Bench\nversion: 1.0.0\n"
        "status: active\ndomain: bench\ncustomProperties:\n"
        f"  - {{property: nl.waterpas.formaat, value: {formaat}}}\n"
        f"schema:\n  - name: persoon\n    properties:\n{kolommen}"
    )


def _meet_geheugen(folder: Path, rijen: int) -> int:
    goed = True
    for keer in (1, 10):
        schrijf(folder, rijen * keer)
        for soort in (*CSV, PARQUET):
            pad = folder / soort.bestand
            opdracht = [sys.executable, "-m", "benchmarks.inlezen", "--alleen", str(pad)]
            gelezen, piek = subprocess.run(
                opdracht, check=True, capture_output=True, text=True
            ).stdout.split()
            zeg(
                f"geheugen {soort.bestand:<14} {keer:>3} × {pad.stat().st_size >> 20:>6,} MB "
                f"{int(piek):>8,} MB (hoogstens {HOOGSTE_GEHEUGEN_MB})"
            )
            goed &= int(piek) <= HOOGSTE_GEHEUGEN_MB and int(gelezen) == rijen * keer
    return 0 if goed else 1


def _laad_en_meld(pad: Path) -> int:
    gelezen = _naar_bron(pad)
    zeg(f"{gelezen} {_piek() >> 10}")
    return 0


def _piek() -> int:
    """Peak memory of this process in KB. Linux lets `getrusage` count that of the parent too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [regel] = [r for r in status.read_text().splitlines() if r.startswith("VmHWM")]
    return int(regel.split()[1])


if __name__ == "__main__":
    sys.exit(main())
