"""Where Waterpas reads and writes.

Belongs here: the folders of an installation and the secret key of its pseudonyms. Does not belong
here: what happens to data. Nothing else in the project reads the environment; settings are passed.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ggm_schema.errors import DefinitieFout
from ggm_schema.uitbreiding import STANDAARD

SLEUTEL_BYTES = 32


class Settings(BaseModel):
    """Folders of one installation. `sleutel` lies outside the warehouse, so that whoever gets a
    copy of the warehouse cannot undo the pseudonyms in it."""

    model_config = ConfigDict(frozen=True)

    landing: Path
    warehouse: Path
    sleutel: Path
    # Folder of a release of the GGM that was imported here; None is the one that Waterpas ships.
    ggm: Path | None = None
    # Folder of the extensions of the GGM that the municipality made itself.
    uitbreidingen: Path = STANDAARD
    # Folder with the XML schemas of message standards, which Waterpas does not ship.
    xsd: Path | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str], **overrides: str | Path | None) -> Settings:
        """Settings from `WATERPAS_LANDING`, `WATERPAS_WAREHOUSE`, `WATERPAS_SLEUTEL`,
        `WATERPAS_GGM`, `WATERPAS_UITBREIDINGEN` and `WATERPAS_XSD`.

        An override that is not None wins from the environment. Paths become absolute, because
        a Dagster daemon and a shell seldom share a working folder.
        """

        def gekozen(naam: str) -> str | Path | None:
            return overrides.get(naam) or environ.get(f"WATERPAS_{naam.upper()}") or None

        def kies(naam: str, standaard: str | Path) -> Path:
            return Path(gekozen(naam) or standaard).expanduser().absolute()

        warehouse = kies("warehouse", Path(".waterpas") / "warehouse")
        return cls(
            landing=kies("landing", Path("data_samples") / "leveringen"),
            warehouse=warehouse,
            sleutel=kies("sleutel", warehouse.with_name(f"{warehouse.name}.sleutel")),
            ggm=kies("ggm", ".") if gekozen("ggm") else None,
            uitbreidingen=kies("uitbreidingen", STANDAARD),
            xsd=kies("xsd", ".") if gekozen("xsd") else None,
        )

    def lees_sleutel(self) -> bytes:
        """The key of the pseudonyms: 32 bytes, made at first use, readable by the owner only.

        Raises:
            DefinitieFout: the file is there but is not a key.
        """
        self.sleutel.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            _maak_sleutel(self.sleutel)
        sleutel = self.sleutel.read_bytes()
        if len(sleutel) != SLEUTEL_BYTES:
            raise DefinitieFout(
                f"De sleutel voor pseudoniemen is {len(sleutel)} bytes lang.",
                bestand=self.sleutel,
                verwacht=f"een bestand van {SLEUTEL_BYTES} willekeurige bytes.",
                doe="Zet de goede sleutel terug uit een back-up. Met een nieuwe sleutel krijgen "
                "alle personen een ander pseudoniem en begint de geschiedenis opnieuw.",
            )
        return sleutel


def _maak_sleutel(pad: Path) -> None:
    """Write a new key beside `pad`, then link it in place: a second process that starts at the
    same moment never reads half a key, and never replaces one."""
    if pad.exists():
        raise FileExistsError(pad)
    tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(8)}")
    handvat = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.write(secrets.token_bytes(SLEUTEL_BYTES))
            bestand.flush()
            os.fsync(bestand.fileno())
        os.link(tijdelijk, pad)
    finally:
        tijdelijk.unlink()
