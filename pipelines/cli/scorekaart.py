"""`waterpas scorekaart`: what was published."""

from __future__ import annotations

from pathlib import Path

from ggm_schema.errors import Melding
from pipelines.cli.scherm import Levering, Pakhuis, console, datum, instellingen, nette_afloop


def scorekaart(warehouse: Pakhuis = None, levering: Levering = None) -> None:
    """Toon de scorekaarten van de laatste levering, of van --levering."""
    with nette_afloop():
        from pipelines.warehouse import publish

        pakhuis = instellingen(warehouse=warehouse).warehouse
        pad = publish.actueel_pad(pakhuis)
        if levering is not None:
            pad = publish.leveringpad(pakhuis, datum(levering))
        if not pad.is_file():
            raise Melding(
                "Hier is nog niets gepubliceerd.",
                bestand=pad,
                doe="Draai eerst: waterpas run.",
            )
        toon_scorekaarten(pad, levering)


def toon_scorekaarten(pad: Path, levering: str | None) -> None:
    """Of this levering, or of the newest in the file."""
    import duckdb

    from pipelines.report import toon_scorekaarten
    from pipelines.warehouse.runbestand import stel_in

    with stel_in(duckdb.connect(str(pad), read_only=True)) as con:
        if levering is None:
            rij = con.execute("select max(levering)::varchar from kwaliteit.scorekaart").fetchone()
            levering = str(rij[0]) if rij else ""
        console().print(toon_scorekaarten(con, levering))
