"""What the AVG suites must know that only contracts say: privacy classes and retention terms.

Belongs here: contract → facts for `expectations.bronkolom` and `expectations.bewaartermijn`. Does
not belong here: searching data, rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from expectations import bewaartermijn, bronkolom
from expectations.bewaartermijn import Bewaartermijn
from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import raad
from pipelines.contract.laden import Contract, Sla

_EENHEDEN = {
    "y": "y", "yr": "y", "year": "y", "years": "y",
    "m": "m", "month": "m", "months": "m",
    "d": "d", "day": "d", "days": "d",
}  # fmt: skip


def profileer(
    con: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], levering: date
) -> int:
    """Fill `kwaliteit.bronkolom`, `kwaliteit.bewaartermijn` and `kwaliteit.bewaartoets`; returns
    the number of columns.

    Run after all sources are loaded into bron; doing it again replaces.
    """
    aantal = bronkolom.profileer(con, levering, privacyklassen(contracts))
    termijnen = [t for contract in contracts.values() for t in bewaartermijnen(contract)]
    bewaartermijn.bepaal(con, levering, termijnen)
    return aantal


def privacyklassen(contracts: Mapping[str, Contract]) -> dict[bronkolom.Kolomnaam, str | None]:
    """Privacy class of every declared column: `soort` of nl.avg, or 'openbaar' for a column that
    the contract classifies as public; None where it says neither."""
    return {
        (contract.id, object_.name, kolom.name): kolom.avg.soort
        or ("openbaar" if kolom.classification == "openbaar" else None)
        for contract in contracts.values()
        for object_ in contract.objecten
        for kolom in object_.properties
    }


def bewaartermijnen(contract: Contract) -> list[Bewaartermijn]:
    """The retention terms (`slaProperties`, property `retention`) of a contract.

    Raises:
        DefinitieFout: an element that is not an object and column of the contract, or a term
            that is not a whole number of years, months or days.
    """
    return [
        _termijn(contract, sla) for sla in contract.slaProperties if sla.property == "retention"
    ]


def _termijn(contract: Contract, sla: Sla) -> Bewaartermijn:
    eenheid = _EENHEDEN.get((sla.unit or "").lower())
    if eenheid is None or not isinstance(sla.value, int) or sla.value < 0:
        raise _fout(contract, "De bewaartermijn is niet te lezen.", "bijvoorbeeld 15 met unit y.")
    tabel, _, kolom = (sla.element or "").partition(".")
    bekend = [f"{o.name}.{k.name}" for o in contract.objecten for k in o.properties]
    if f"{tabel}.{kolom}" not in bekend:
        raise _fout(
            contract,
            f"De bewaartermijn wijst naar '{sla.element or ''}', dat niet in het contract staat.",
            "<onderdeel>.<kolom>.",
            raad(sla.element, bekend) if sla.element else "",
        )
    return Bewaartermijn(contract.id, tabel, kolom, sla.value, eenheid)  # type: ignore[arg-type]


def _fout(contract: Contract, tekst: str, verwacht: str, advies: str = "") -> DefinitieFout:
    return DefinitieFout(
        tekst,
        bestand=f"{contract.id}.yaml",
        verwacht=verwacht,
        doe=f"{advies} Verbeter slaProperties in het contract.".strip(),
    )
