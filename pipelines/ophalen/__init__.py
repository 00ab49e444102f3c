"""Fetching a source: a database or an API is asked, and its records land as files of a levering.

Belongs here: the fetching of one source as its contract says, whole or not at all. What landed goes
the way of every delivered file: hash, unchanging copy, reader. Does not belong here: reading files,
when to fetch, where secrets are kept.

The library that asks (dlt) takes seconds to import, so only `sql` and `rest` import it, and those
are imported when a source is fetched. No pipeline of dlt runs: nothing is kept between two times,
nothing is written outside the landing and nothing is sent to its makers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ggm_schema.errors import DefinitieFout, Melding
from pipelines.contract.laden import Contract
from pipelines.contract.ophalen import RestOphalen, SqlOphalen
from pipelines.ophalen.neerzetten import neergezet

__all__ = ["haal"]


def haal(
    contract: Contract,
    landing: Path,
    levering: date,
    environ: Mapping[str, str],
    *,
    opnieuw: bool = False,
) -> dict[str, int]:
    """Fetch one source into `<landing>/<levering>/<bron>/`; one file per object.

    Args:
        environ: where the variable is that the contract names.
        opnieuw: replace what is there.

    Returns:
        Per object the number of records.

    Raises:
        Melding: nothing landed. The message holds no secret, no address and no value.
    """
    ophalen = contract.ophalen
    if ophalen is None:
        raise DefinitieFout(
            f"Het contract van '{contract.id}' zegt niet hoe de bron wordt opgehaald.",
            verwacht="een eigenschap 'nl.waterpas.ophalen'.",
            doe="Zet de bestanden zelf in de map van de levering, of vul het contract aan.",
        )
    geheim = _geheim(ophalen.verbinding, environ)
    with _zelfde_levering(contract.id), neergezet(landing, levering, contract.id, opnieuw) as map_:
        if isinstance(ophalen, SqlOphalen):
            from pipelines.ophalen.sql import haal_tabellen

            return haal_tabellen(contract, ophalen, geheim, levering, map_)
        from pipelines.ophalen.rest import haal_antwoorden

        assert isinstance(ophalen, RestOphalen)
        return haal_antwoorden(ophalen, geheim, levering, map_)


def _geheim(variabele: str | None, environ: Mapping[str, str]) -> str:
    if variabele is None:
        return ""
    waarde = environ.get(variabele, "").strip()
    if not waarde:
        raise DefinitieFout(
            f"De omgevingsvariabele '{variabele}' is leeg of bestaat niet.",
            verwacht="de verbinding of het geheim dat bij deze bron hoort.",
            doe="Zet deze variabele voor u 'waterpas haal' start. Bewaar haar in een kluis.",
        )
    return waarde


@contextmanager
def _zelfde_levering(bron: str) -> Iterator[None]:
    """Says of which source a message is."""
    try:
        yield
    except Melding as fout:
        raise type(fout)(
            fout.fout,
            bestand=fout.bestand or bron,
            regel=fout.regel,
            verwacht=fout.verwacht,
            doe=fout.doe,
        ) from None
