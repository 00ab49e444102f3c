"""Judging extensions and releases by the rules, as `waterpas ggm lint` does.

Belongs here: what is judged, and against what. Does not belong here: a rule (`regels`), or how
findings are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ggm_schema.corrections import lees_correcties
from ggm_schema.model import Catalogus
from ggm_schema.uitbreiding.bestand import Uitbreiding, lees, lees_map
from ggm_schema.uitbreiding.regels import Toetsmodel, Verslag, eerste_onbouwbare, toets
from ggm_schema.uitbreiding.samenvoegen import leg_naast


def lint_uitbreidingen(
    catalogus: Catalogus, map: Path | None = None, bestanden: Sequence[Path] = ()
) -> list[Verslag]:
    """Judge extensions on top of a release; one report per file.

    Args:
        catalogus: a release, without extensions.
        map: folder of the extensions of this installation; without it the one in the project.
        bestanden: judge only these, whether or not they lie in the folder; those in the folder may
            be named by them. Without it all of the folder.

    Raises:
        DefinitieFout: a file cannot be read, or an extension cannot stand beside the release or
            another extension.
    """
    gekozen = [lees(pad) for pad in bestanden] if bestanden else lees_map(map)
    alle = [*gekozen, *_overige(gekozen, map)] if bestanden else gekozen
    samen = leg_naast(catalogus, alle, lees_correcties())
    modellen = samen.modellen()
    if not any(eerste_onbouwbare(model) for model in modellen):
        samen.bouw()  # whether relations take names of the release shows only now
    return [toets(model) for model in modellen[: len(gekozen)]]


def lint_release(catalogus: Catalogus) -> Verslag:
    """Judge a release itself. Definitions only where the user imported it: we ship none."""
    return toets(Toetsmodel.van_release(catalogus))


def _overige(gekozen: Sequence[Uitbreiding], map: Path | None) -> list[Uitbreiding]:
    """The installed extensions that are not judged; a newer form of one takes its place."""
    bekend = {uitbreiding.id for uitbreiding in gekozen}
    return [uitbreiding for uitbreiding in lees_map(map) if uitbreiding.id not in bekend]
