"""What every asset shares: the run it is a step of, and how its errors end.

Belongs here: opening the file of the run, and turning errors into texts that may be kept for ever.
Does not belong here: what any single asset does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import dagster as dg
import duckdb

from ggm_schema.errors import Melding
from pipelines.declaraties import Declaraties
from pipelines.fouten import onverwacht
from pipelines.mapping import transform
from pipelines.mapping.lineage import schrijf_herkomst
from pipelines.mapping.opzoeken import laad_opzoeken
from pipelines.settings import Settings
from pipelines.warehouse import runbestand
from pipelines.warehouse.catalogus import laad_catalogus

EXIT_CODE = "exit_code"


@dataclass(frozen=True)
class Omgeving:
    """What asset factories are given: folders, the clock, and what is declared in files."""

    settings: Settings
    klok: Callable[[], datetime]
    declaraties: Declaraties


# A connection to each run file that this process works on. While one is open, opening
# another costs nothing; else DuckDB would write a checkpoint after every step.
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


def sluit(pad: Path) -> None:
    """Close what this process holds open of a run."""
    con = _open.pop(pad, None)
    if con is not None:
        con.close()


@dataclass(frozen=True)
class Stap:
    """One step of one run of one levering. `nu` is the time that it writes down."""

    run_id: str
    levering: str
    nu: datetime
    pad: Path

    @property
    def dag(self) -> date:
        """The levering as a date: the date on which rules look at the data."""
        return date.fromisoformat(self.levering)

    def begin(self, declaraties: Declaraties) -> None:
        """Make the file of the run with all its tables, if this is the first step."""
        if self.pad in _open:
            return
        runbestand.maak_run(self.pad, run_id=self.run_id, levering=self.dag, gestart_op=self.nu)
        _open[self.pad] = con = duckdb.connect(str(self.pad))
        con.begin()
        transform.maak_tabellen(con, declaraties.catalogus, declaraties.doelen)
        laad_catalogus(con, declaraties.catalogus)
        laad_opzoeken(con, declaraties.catalogus)
        schrijf_herkomst(con, declaraties.mappings)
        con.commit()

    @contextmanager
    def open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The file of the run, which an earlier step made."""
        with runbestand.open_run(self.pad) as con:
            yield con

    def sluit(self) -> None:
        """Close the file, so that it can be published."""
        sluit(self.pad)


@contextmanager
def stap(
    omgeving: Omgeving, context: dg.AssetExecutionContext, nodig: Iterable[dg.AssetKey] = ()
) -> Iterator[Stap]:
    """Run a step. Errors leave as `dg.Failure` with a text that holds no value of the data.

    Args:
        nodig: assets that must be in this same run, since a run reads only its own file.
    """
    run_id = context.run.run_id
    with nette_fouten():
        _eis_hele_run(context, nodig)
        yield Stap(
            run_id=run_id,
            levering=context.partition_key,
            nu=omgeving.klok(),
            pad=runbestand.runpad(omgeving.settings.warehouse, run_id),
        )


@contextmanager
def nette_fouten() -> Iterator[None]:
    """Dagster keeps the text and cause of an error for ever: pass on only what is safe."""
    try:
        yield
    except dg.Failure:
        raise
    except Melding as melding:
        raise dg.Failure(
            str(melding), metadata={EXIT_CODE: melding.exit_code}, allow_retries=False
        ) from None
    except Exception as fout:
        raise dg.Failure(
            onverwacht(fout), metadata={EXIT_CODE: Melding.exit_code}, allow_retries=False
        ) from None


def _eis_hele_run(context: dg.AssetExecutionContext, nodig: Iterable[dg.AssetKey]) -> None:
    gekozen = context.run.asset_selection
    if not gekozen:
        return
    buiten = sorted(key.to_user_string() for key in nodig if key not in gekozen)
    if buiten:
        raise Melding(
            f"Deze stap kan niet los worden gestart: {', '.join(buiten[:3])} "
            f"{'hoort' if len(buiten) == 1 else 'horen'} in dezelfde run.",
            doe="Start de job 'alles', of de job van het domein, voor deze levering.",
        )
