"""All pages of the data dictionary of the GGM.

Run with ``make bench`` or ``python -m benchmarks.woordenboek``. Seconds depend on the machine, so
the promise is a ratio to something measured in the same run: as many pages of the same size, each
from a template with one name in it. Exit code 1 when it is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from jinja2 import Environment

import ggm_schema
from benchmarks.persons import klok, zeg
from ggm_schema.model import Catalogus
from ggm_schema.woordenboek import schrijf

RONDES = 3
# Measured 7 when this was written; 60 seconds, the most that is allowed, would be 200.
HOOGSTE_VERHOUDING = 40
_KAAL = "<!DOCTYPE html><title>{{ naam }}</title>{{ vulling }}"


def main(argumenten: list[str] | None = None) -> int:
    """Build both, print what was measured; 0 when the promise is kept."""
    argparse.ArgumentParser(description=__doc__).parse_args(argumenten)
    catalogus = ggm_schema.load()
    with tempfile.TemporaryDirectory() as folder:
        boek, kaal = Path(folder) / "boek", Path(folder) / "kaal"
        kaal.mkdir()
        tijden = [
            (
                klok(lambda: schrijf(catalogus, boek))[0],
                klok(lambda: _kaal(catalogus, boek, kaal))[0],
            )
            for _ in range(RONDES)
        ]
        paginas = sum(1 for _ in boek.rglob("*.html"))
    alles, basis = (min(kolom) for kolom in zip(*tijden, strict=True))
    verhouding = alles / basis
    zeg(f"woordenboek, {paginas:,} pagina's        {alles:>10.2f} s")
    zeg(f"evenveel kale pagina's            {basis:>10.2f} s")
    zeg(f"verhouding                        {verhouding:>10.1f}   (hoogstens {HOOGSTE_VERHOUDING})")
    return 0 if verhouding <= HOOGSTE_VERHOUDING else 1


def _kaal(catalogus: Catalogus, boek: Path, map_: Path) -> None:
    """As many pages, together as big, without any of the contents."""
    sjabloon = Environment(autoescape=True).from_string(_KAAL)
    grootten = [pad.stat().st_size for pad in boek.rglob("*.html")]
    namen = [objecttype.naam for objecttype in catalogus.feiten.objecttypen]
    for nummer, grootte in enumerate(grootten):
        tekst = sjabloon.render(naam=namen[nummer % len(namen)], vulling="x" * grootte)
        (map_ / f"{nummer}.html").write_text(tekst, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
