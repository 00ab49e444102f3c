"""GUIDs for elements that have none: the same path and name give the same GUID, always."""

from __future__ import annotations

import uuid

PAD_SCHEIDING = " / "
_NAAMRUIMTE = uuid.UUID("6f1d2a0e-5f0b-5c53-9d0c-0d7f5f2b5a11")


def afgeleide_guid(*delen: str) -> str:
    """A GUID made of path and name, in upper case with hyphens.

    >>> afgeleide_guid("8 Wonen", "Hek") == afgeleide_guid("8 Wonen", "Hek")
    True
    """
    return str(uuid.uuid5(_NAAMRUIMTE, PAD_SCHEIDING.join(delen))).upper()
