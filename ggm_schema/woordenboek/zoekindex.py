"""The search index: one script file that sets one variable, since a page on disk may not fetch.

Belongs here: what can be found and where it leads. Does not belong here: how it is searched
(`sjablonen/zoek.js.j2`).
"""

from __future__ import annotations

import json

from ggm_schema.woordenboek.inhoud import Inhoud

_LIJST, _TYPE, _VELD = 1, 0, 2


def zoekindex(inhoud: Inhoud) -> str:
    """The text of the file. Rows are: kind, name, other names, where it is from, page.

    Kind 0 is an object type, 1 a value list, 2 an attribute or key column.
    """
    rijen: list[tuple[int, str, str, str, str]] = []
    for pagina in inhoud.typen:
        tabel = pagina.tabel.volledige_naam
        ook = "; ".join(filter(None, (pagina.feit.synoniemen, pagina.feit.gemma_naam)))
        rijen.append((_TYPE, pagina.feit.naam, f"{ook}; {tabel}", pagina.pakket.naam, pagina.url))
        for veld in pagina.velden.velden:
            if veld.soort != "sleutel":
                rijen.append(
                    (
                        _VELD,
                        veld.naam,
                        veld.kolom,
                        f"{pagina.feit.naam}, {pagina.pakket.naam}",
                        f"{pagina.url}#kolom-{veld.kolom}",
                    )
                )
    for pakket in inhoud.pakketten:
        rijen += [(_LIJST, lijst.naam, "", pakket.feit.naam, lijst.url) for lijst in pakket.lijsten]
    tekst = json.dumps(rijen, ensure_ascii=False, separators=(",", ":"))
    # A script file is no HTML, but two line ends of Unicode would end a string in old browsers.
    veilig = tekst.replace("\u2028", " ").replace("\u2029", " ").replace("<", "\\u003c")
    return f"window.WOORDENBOEK={veilig};\n"
