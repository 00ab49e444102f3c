"""The file of everyday words: what is wrong with it is said with a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema.errors import DefinitieFout
from ggm_schema.zoek.synoniemen import alledaags


def test_a_word_means_all_that_any_line_says(tmp_path: Path) -> None:
    pad = tmp_path / "woorden.yaml"
    pad.write_text(
        "woorden:\n"
        "  - {woord: [E-mail, mailadres], betekent: [emailadres]}\n"
        "  - {woord: [e mail], betekent: [Contactpersoon.email]}\n"
    )
    assert alledaags(pad) == {
        "email": ("emailadres", "Contactpersoon.email"),
        "mailadres": ("emailadres",),
    }


@pytest.mark.parametrize(
    "tekst",
    [
        "woorden:\n  - {woord: [bsn]}\n",
        "woorden:\n  - {woord: [], betekent: [x]}\n",
        "woorden:\n  - {woord: [bsn], betekend: [x]}\n",
    ],
)
def test_a_mistake_in_the_file_is_said_with_its_line(tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "woorden.yaml"
    pad.write_text(tekst)
    with pytest.raises(DefinitieFout) as fout:
        alledaags(pad)
    assert fout.value.regel == 2
