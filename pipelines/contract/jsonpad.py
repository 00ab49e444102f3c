"""Fields of the objects around a JSON record: from `../naam` to their place in the document.

Belongs here: places as ijson writes them. Does not belong here: reading a document.
"""

from __future__ import annotations

_ITEM = "item"


def houders(pad: str) -> list[str]:
    """The objects around the records at `pad`, nearest first; lists are no level of their own.

    `zaken.item.besluit.stukken.item` lies in `zaken.item.besluit`, `zaken.item` and the document.
    """
    delen = pad.split(".") if pad else []
    uit: list[str] = []
    while True:
        while delen and delen[-1] == _ITEM:
            delen.pop()
        if not delen:
            return uit
        delen.pop()
        uit.append(".".join(delen))


def buiten(pad: str, kolom: str) -> str | None:
    """Where a column is that starts with `../`; None for a column in the record itself.

    Raises:
        ValueError: there is no object that far up.
    """
    op = 0
    while kolom.startswith("../"):
        kolom, op = kolom[3:], op + 1
    if op == 0:
        return None
    rondom = houders(pad)
    if op > len(rondom):
        raise ValueError("Dit pad leidt boven het begin van het document uit.")
    if not kolom:
        raise ValueError("In dit pad staat een lege naam, of '..' na een naam.")
    return f"{rondom[op - 1]}.{kolom}" if rondom[op - 1] else kolom
