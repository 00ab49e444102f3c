"""What a contract asks of an XML document: where records are, and which columns lie outside them.

Belongs here: paths of elements, names without namespace, as tuples from the root. Does not belong
here: reading a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Pad = tuple[str, ...]


class Plek(NamedTuple):
    """An element, or with `attribuut` one of its attributes."""

    element: Pad
    attribuut: str | None


class Record(NamedTuple):
    """The records of one object.

    Attributes:
        tabel: object of the contract.
        pad: from the root to the record.
        buiten: declared columns that are not in the record itself, with their place.
        houders: declared columns' elements within the record that hold other elements.
    """

    tabel: str
    pad: Pad
    buiten: dict[str, Plek]
    houders: frozenset[str]


def record(tabel: str, pad: str, kolommen: Iterable[str]) -> Record:
    """The records at `pad` with the columns that are declared for them."""
    eigen = tuple(pad.split("/"))
    namen = list(kolommen)
    return Record(
        tabel,
        eigen,
        {naam: plek for naam in namen if (plek := buiten(eigen, naam)) is not None},
        frozenset(naam[:i] for naam in namen for i, teken in enumerate(naam) if teken == "/"),
    )


def buiten(pad: Pad, kolom: str) -> Plek | None:
    """Where a column is that starts with `../` or `/`; None for a column in the record itself.

    Raises:
        ValueError: it leads above the root.
    """
    delen = kolom.split("/")
    if not kolom.startswith(("../", "/")):
        return None
    if kolom.startswith("/"):
        basis: Pad = ()
        delen = delen[1:]
    else:
        op = next(i for i, deel in enumerate(delen) if deel != "..")
        if op >= len(pad):
            raise ValueError("Dit pad leidt boven het begin van het document uit.")
        basis, delen = pad[: len(pad) - op], delen[op:]
    attribuut = delen.pop()[1:] if delen[-1].startswith("@") else None
    if not all(delen) or ".." in delen:
        raise ValueError("In dit pad staat een lege naam, of '..' na een naam.")
    return Plek((*basis, *delen), attribuut)
