"""A filled warehouse of the made-up model, and where its migration goes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipelines.migratie import Migratie
from tests.pipelines.migratie import modellen as m


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return m.vul(
        tmp_path / "actueel.duckdb",
        m.oud(),
        {
            m.BAD: [
                {"bad_id": 1, "naam": "Zuid", "diepte": "12", "soort": "buiten", "chloor": "hoog",
                 "opening": datetime(2020, 1, 1)},
                {"bad_id": 1, "naam": "Zuid", "diepte": "007", "soort": "golfslag",
                 "opening": datetime(2021, 1, 1, 12)},
                {"bad_id": 2, "naam": "Noord", "diepte": "diep", "soort": "binnen"},
            ],
            m.GAST: [
                {"gast_id": 11, "bijnaam": "Snor", "bezoekt_bad_id": 1, "huurt_kluis_id": 7},
                {"gast_id": 12, "bezoekt_bad_id": 2},
                {"gast_id": 13, "bezoekt_bad_id": 2},
                {"gast_id": 14, "bezoekt_bad_id": 99},
            ],
            m.LES: [{"les_id": 21, "niveau": 3, "in_bad_id": 1}, {"les_id": 22, "niveau": 4}],
            m.KLUIS: [{"kluis_id": 7, "nummer": "a"}, {"kluis_id": 7, "nummer": "a"}],
            m.CURSUS: [{"cursus_id": 8, "titel": "crawl", "hoort_bij_les_id": 21}],
            m.PERSOON: [{"persoon_id": 5}],
            m.MEESTER: [
                {"badmeester_id": 5, "diploma": "EHBO"},
                {"badmeester_id": 6, "diploma": "Redden"},
            ],
            m.VOLGT: [
                {"kp_gst_ls_id": 1, "gast_id": 11, "les_id": 21},
                {"kp_gst_ls_id": 2, "gast_id": 12, "les_id": 21},
                {"kp_gst_ls_id": 3, "gast_id": 12, "les_id": 22},
            ],
        },
    )  # fmt: skip


@pytest.fixture
def migratie(warehouse: Path) -> Migratie:
    return Migratie(m.oud(), m.nieuw(), warehouse, warehouse.parent / "migratie" / "1-2.duckdb")
