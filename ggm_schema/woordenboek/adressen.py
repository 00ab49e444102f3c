"""Where a page is: the file of a table, package or list, and links to it from the root.

Belongs here: names of files and anchors. Does not belong here: what is on a page. A page is named
after its table, so that a link stays good in the next release.
"""

from __future__ import annotations

from urllib.parse import quote

INDEX, OVERZICHT = "index.html", "overzicht.html"


def objecttype(tabel: str) -> str:
    """Link to an object type by its table, such as `ggm_bag.pand`."""
    return f"objecttype/{_veilig(tabel)}.html"


def pakket(schema: str) -> str:
    """Link to a package by its schema."""
    return f"pakket/{_veilig(schema)}.html"


def lijsten(schema: str) -> str:
    """Link to the value lists of a package."""
    return f"lijst/{_veilig(schema)}.html"


def _veilig(naam: str) -> str:
    # A name never leaves its folder; letters with an accent are encoded in a link.
    return quote(naam.replace("/", "_").replace("\\", "_"), safe="._-")
