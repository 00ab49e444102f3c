"""How the steps from a workbook to tables tell what they left out or changed.

Belongs here: the shape of such a message. Does not belong here: the report (`release.verslag`).
"""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

Handeling: TypeAlias = Literal[
    "weggelaten",
    "schoongemaakt",
    "hersteld",
    "aangevuld",
    "gecorrigeerd",
    "hernoemd",
    "niet overgenomen",
]


class Melder(Protocol):
    """Takes one message: what was done, sheet or file, row (0: none), element, reason."""

    def __call__(
        self, handeling: Handeling, blad: str, rij: int, plaats: str, reden: str, /
    ) -> None: ...


def zwijg(handeling: Handeling, blad: str, rij: int, plaats: str, reden: str, /) -> None:
    """For who reads a catalogue that was reported about when it was imported."""
