"""Mappings that run: typed values, rejects with a reason, a count that closes."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import duckdb
import pytest

from ggm_schema.errors import DefinitieFout
from pipelines.transform import MapResultaat

if TYPE_CHECKING:
    from tests.pipelines.conftest import Proef


def test_waarden_krijgen_hun_type_en_herkomst(proef: Proef) -> None:
    proef.vul(
        "proef_persoon",
        [{"bsn": "0001", "naam": "", "bouwjaar": "1985", "begin": "2020-02-29",
          "tijd": "2026-07-01T10:00:00Z"}],
    )  # fmt: skip
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(1, 0, 0)]
        rij = con.execute(
            "select identificatie, status, oorspronkelijkbouwjaar, begingeldigheid, documentdatum, "
            "dwh_bronsysteem, dwh_datumtijd_geladen, dwh_bronrij from ggm_bag.pand"
        ).fetchone()
    assert rij == (
        "0001", None, 1985, date(2020, 2, 29), datetime(2026, 7, 1, 12, 0),
        "proef", datetime(2026, 10, 2, 8, 30), 10_000_000_002,
    )  # fmt: skip
