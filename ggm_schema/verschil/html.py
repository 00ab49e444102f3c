"""The difference of two releases as one self-contained page.

Belongs here: making the page. Does not belong here: the sentences (`verslag`), or what the page
looks like (`sjablonen`).

The page asks nothing of the network. Its one script only hides rows; the browser runs no other,
since the page allows none but the text with this hash. Without scripts every row is visible.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ggm_schema.kleuren import LICHT
from ggm_schema.verschil.verslag import Verslag, zin


def html(verslag: Verslag) -> str:
    """The page as text."""
    script = files("ggm_schema.verschil").joinpath("sjablonen/filter.js.j2").read_text("utf-8")
    return (
        _omgeving()
        .get_template("verschil.html.j2")
        .render(
            verslag=verslag,
            zin=zin,
            # Our own file, not text of a release: the only thing that is not escaped.
            script=Markup(script),
            kleur=LICHT,
            scripthash=_hash(script),
            domeinen=list(dict.fromkeys(w.domein for w in verslag.wijzigingen)),
        )
    )


def _omgeving() -> Environment:
    return Environment(
        loader=PackageLoader("ggm_schema.verschil", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(script: str) -> str:
    som = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(som).decode('ascii')}"
