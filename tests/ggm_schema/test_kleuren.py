"""Colours can be read on light and dark screens, by the formula of WCAG 2."""

from __future__ import annotations

import pytest

from ggm_schema import kleuren
from tests.contrast import contrast


@pytest.mark.parametrize("rol", [kleuren.LICHT, kleuren.DONKER], ids=["licht", "donker"])
def test_contrast_is_enough(rol: dict[str, str]) -> None:
    te_laag = [
        (een, ander)
        for paren, grens in ((kleuren.TEKSTPAREN, 4.5), (kleuren.VORMPAREN, 3.0))
        for een, ander in paren
        if contrast(rol[een], rol[ander]) < grens
    ]
    assert te_laag == []
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_not_measured_is_grey() -> None:
    for rol in (kleuren.LICHT, kleuren.DONKER):
        for naam in ("grijs", "grijsvlak"):
            delen = [int(rol[naam][n : n + 2], 16) for n in (1, 3, 5)]
            assert max(delen) - min(delen) <= 20
