"""From a header to the names of columns: each unique, none empty.

Belongs here: what holds for every format with a header. Does not belong here: reading the header.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import MAX_KOLOMMEN, te_veel_kolommen


def unieke_namen(kop: Sequence[str], verwacht: Iterable[str], naam: str) -> list[str]:
    """A name for every column: `kolom 3` where there is none, `(2)` behind a second one.

    Args:
        verwacht: names that the contract declares.

    Raises:
        OnleesbareInvoer: an absurd number of columns, or a declared column that occurs twice: which
            one would be right? A contract that declares `naam (2)` too knows that there are two.
    """
    if len(kop) > MAX_KOLOMMEN:
        raise te_veel_kolommen(naam)
    bekend = {kolom.strip().casefold() for kolom in verwacht}
    namen: list[str] = []
    gezien: set[str] = set()
    for positie, kolom in enumerate(kop, start=1):
        basis = uniek = kolom if kolom.strip() else f"kolom {positie}"
        herhaling = 1
        while uniek in gezien:
            herhaling += 1
            uniek = f"{basis} ({herhaling})"
        afgesproken = uniek.strip().casefold() in bekend
        if kolom in gezien and kolom.strip().casefold() in bekend and not afgesproken:
            raise OnleesbareInvoer(
                f"De kolom '{kolom}' komt twee keer voor in de kopregel.",
                bestand=naam,
                doe="Haal een van beide kolommen weg of geef die een andere naam.",
            )
        namen.append(uniek)
        gezien.add(uniek)
    return namen
