"""No prose of the GGM is in the repository: names and codes are facts, definitions are not ours.

Text is compared word by word, without case, HTML, punctuation or line ends, so that a definition
is found that is wrapped in a comment, quoted in a CSV or typed over without its markup.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ("v2.4.0", "v2.5.0", "v2.5.1")
WOORDEN, TEKENS = 6, 40
PROZA = ("definitie", "toelichting", "documentation")
FEITEN = frozenset({"name", "alias", "gemma_naam", "primitive", "src_role", "dst_role"})

pytestmark = pytest.mark.shared


def fragmenten(tekst: str) -> Iterator[str]:
    """From every word on, as many words as make six words and forty characters."""
    kaal = re.sub(r"<[^<>]*>", " ", html.unescape(tekst))
    woorden = re.findall(r"\w+", kaal.lower())
    for begin in range(len(woorden) - WOORDEN + 1):
        eind = begin + WOORDEN
        while len(fragment := " ".join(woorden[begin:eind])) < TEKENS and eind < len(woorden):
            eind += 1
        if len(fragment) >= TEKENS:
            yield fragment


def cellen(shared: Path, soort: str) -> set[str]:
    """All prose, or all names, of all sheets of all releases."""
    gevonden: set[str] = set()
    for release in RELEASES:
        pad = shared / "ggm" / release / "Gemeentelijk Gegevensmodel.xlsx"
        with CalamineWorkbook.from_path(str(pad)) as werkboek:
            for blad in werkboek.sheet_names:
                kop, *rijen = werkboek.get_sheet_by_name(blad).to_python()
                for plaats, kolom in enumerate(map(str, kop)):
                    is_proza = any(woord in kolom for woord in PROZA)
                    if is_proza if soort == "proza" else kolom in FEITEN:
                        gevonden |= {str(rij[plaats]) for rij in rijen}
    return gevonden


@pytest.fixture(scope="module")
def definities(shared: Path) -> list[str]:
    """Definitions and explanations, without the template text that the modelling tool adds."""
    return sorted(tekst.split("#NOTES#")[0] for tekst in cellen(shared, "proza"))


@pytest.fixture(scope="module")
def proza(shared: Path, definities: list[str]) -> set[str]:
    """Fragments of prose; words that are also a name in the model are facts."""
    namen = {f for naam in cellen(shared, "feiten") for f in fragmenten(naam)}
    return {f for tekst in definities for f in fragmenten(tekst)} - namen


def geleverde_bestanden() -> list[Path]:
    """What git tracks, and what it would: a new file counts before it is committed."""
    vraag = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    uit = subprocess.run(vraag, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    return sorted(pad for naam in uit.split("\0") if naam and (pad := ROOT / naam).is_file())


def test_no_file_of_the_repository_holds_prose_of_the_model(proza: set[str]) -> None:
    bestanden = geleverde_bestanden()
    gevonden = {
        str(pad.relative_to(ROOT)): sorted(gelijk)
        for pad in bestanden
        if (gelijk := proza.intersection(fragmenten(pad.read_text("utf-8", errors="replace"))))
    }
    assert gevonden == {}
    namen = {str(pad.relative_to(ROOT)) for pad in bestanden}
    assert {
        "ggm_schema/catalogue/2.5.1/attributes.csv", "ggm_schema/corrections.yaml",
        "docs/warehouse.md", "expectations/suites/bag/adresseerbaarobject.yaml",
    } <= namen  # fmt: skip


def test_the_search_knows_the_prose_of_all_releases(definities: list[str], proza: set[str]) -> None:
    lang = [tekst for tekst in definities if any(fragmenten(tekst))]
    assert len(lang) > 2500
    assert len(proza) > 20_000


@pytest.mark.parametrize(
    "verpakking",
    [
        lambda t: t,
        lambda t: f'guid;"{t.upper()}";AN80\n',
        lambda t: "    # " + "\n    # ".join(t.split()),
        lambda t: "".join(f"<b>{woord}</b>&nbsp;" for woord in t.split()),
        lambda t: f"wat eraan voorafgaat {' '.join(t.split()[1:])} en wat erop volgt",
    ],
)
def test_the_search_finds_a_planted_definition(
    definities: list[str], proza: set[str], verpakking: object
) -> None:
    assert callable(verpakking)
    geplant = [tekst for tekst in definities if re.fullmatch(r"(\w+ ){9,20}\w+\.", tekst)]
    assert len(geplant) > 50
    assert [t for t in geplant if not proza.intersection(fragmenten(verpakking(t)))] == []
