"""The errors that Waterpas raises on purpose, each with a message that a person can act on.

Lives in the lowest package so that every layer can raise them. A message never holds a value
from the data: file, line, what was expected and what to do only.
"""

from __future__ import annotations

from pathlib import PurePath


class Melding(Exception):
    """A clear message in Dutch: where, what is wrong, what was expected, what to do.

    Args:
        fout: what is wrong, one sentence.
        bestand: the file (name as delivered or path), if there is one.
        regel: line or record number in that file.
        verwacht: what was expected instead.
        doe: what the reader of the message can do.
    """

    exit_code = 2

    def __init__(
        self,
        fout: str,
        *,
        bestand: str | PurePath | None = None,
        regel: int | None = None,
        verwacht: str | None = None,
        doe: str | None = None,
    ) -> None:
        self.fout = fout
        self.bestand = None if bestand is None else str(bestand)
        self.regel = regel
        self.verwacht = verwacht
        self.doe = doe
        super().__init__(self._tekst())

    def _tekst(self) -> str:
        plaats = self.bestand or ""
        if self.regel is not None:
            plaats = f"{plaats}, regel {self.regel}" if plaats else f"regel {self.regel}"
        delen = [f"{plaats}: {self.fout}" if plaats else self.fout]
        if self.verwacht:
            delen.append(f"Verwacht: {self.verwacht}")
        if self.doe:
            delen.append(f"Wat te doen: {self.doe}")
        return " ".join(deel.strip() for deel in delen)


class OnleesbareInvoer(Melding):
    """A delivered file cannot be read at all. Exit code 2; what was published stays."""


class DefinitieFout(Melding):
    """A contract, mapping, rule card or setting is wrong. Exit code 2."""


class PublicatieGeblokkeerd(Melding):
    """A blocking rule failed: the run is complete, the warehouse is not published. Exit code 1."""

    exit_code = 1
