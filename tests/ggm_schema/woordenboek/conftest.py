"""The dictionary of the zoo, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema.woordenboek import Stand, schrijf
from tests.ggm_schema.woordenboek import model


@pytest.fixture
def boek(tmp_path: Path) -> Path:
    """Folder of a dictionary without a warehouse and without definitions."""
    return schrijf(model.catalogus(), tmp_path / "boek").parent


@pytest.fixture
def gevuld(tmp_path: Path) -> Path:
    """Folder of a dictionary of which the table of animals is mapped, filled and measured."""
    dier = model.Tabel(
        ("dierentuin",), 1200, {"naam": model.Kolom(("dierentuin",), 900)}, 5, 4, 1, 99.96
    )
    stand = Stand({"ggm_dieren.dier": dier, "ggm_dieren.aap": model.Tabel(("apenhuis",))})
    return schrijf(model.catalogus(definities=True), tmp_path / "gevuld", stand).parent
