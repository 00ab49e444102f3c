"""The difference of two releases as plain text.

Belongs here: layout for a screen or a text file. Does not belong here: the sentences (`verslag`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ggm_schema.verschil.verslag import Verslag, gebundeld


def tekst(verslag: Verslag) -> str:
    """Summary, what it means for the warehouse, then all changes per package."""
    return "\n".join(_regels(verslag)) + "\n"


def _regels(verslag: Verslag) -> Iterator[str]:
    yield verslag.titel
    yield ""
    if not verslag.wijzigingen:
        yield "Er is niets gewijzigd."
        return
    yield from _tabel(verslag)
    yield ""
    yield "Wat dit voor uw datapakhuis betekent"
    yield ""
    yield from _gevolgen(verslag)
    for pad, wijzigingen in verslag.per_pakket():
        yield ""
        yield pad or "(zonder pakket)"
        for regel in gebundeld(wijzigingen):
            yield f"  - {regel}"


def _tabel(verslag: Verslag) -> Iterator[str]:
    """A row per kind, a column per element."""
    rijen = [["", *verslag.elementen]]
    for soort in verslag.soorten:
        aantallen = [verslag.telling.get((element, soort), 0) for element in verslag.elementen]
        rijen.append([soort, *(str(aantal) if aantal else "-" for aantal in aantallen)])
    breed = [max(len(rij[i]) for rij in rijen) for i in range(len(rijen[0]))]
    for rij in rijen:
        cellen = (cel.rjust(maat) for cel, maat in zip(rij[1:], breed[1:], strict=True))
        yield "  ".join((rij[0].ljust(breed[0]), *cellen)).rstrip()


def _gevolgen(verslag: Verslag) -> Iterator[str]:
    if not verslag.gevolgen:
        yield "Geen tabel of kolom verandert van naam, type of plaats."
        return
    for soort, aantal in verslag.gevolgtelling():
        yield f"  {aantal:>5}  {soort}"
    yield ""
    for gevolg in verslag.gevolgen:
        yield f"  - {gevolg.zin}"
