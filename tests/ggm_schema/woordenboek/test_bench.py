"""The benchmark runs and says what it measured; how fast is for `make bench`."""

from __future__ import annotations

import pytest

from benchmarks import woordenboek
from tests.ggm_schema.woordenboek import model


def test_it_measures_pages_against_plain_pages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(woordenboek.ggm_schema, "load", model.catalogus)
    for hoogste, code in ((float("inf"), 0), (0, 1)):
        monkeypatch.setattr(woordenboek, "HOOGSTE_VERHOUDING", hoogste)
        assert woordenboek.main([]) == code
    uit = capsys.readouterr().out
    assert "woordenboek, 12 pagina's" in uit
    assert "verhouding" in uit
