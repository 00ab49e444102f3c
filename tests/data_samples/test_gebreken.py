"""Planting defects: every victim once, the same in each levering, and all of it noted."""

from __future__ import annotations

import pytest

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN

EERSTE, TWEEDE = LEVERINGEN
Record = dict[str, str]


def leeg(record: Record) -> list[Record]:
    return [record | {"naam": ""}]


def dubbel(record: Record) -> list[Record]:
    return [record, dict(record)]


def weg(_: Record) -> list[Record]:
    return []


def records() -> list[Record]:
    return [{"id": str(nummer), "naam": f"n{nummer}"} for nummer in range(4)]


def vindt(regel: str) -> tuple[Vindt[Record], ...]:
    return (Vindt(regel, "ggm_x.y", lambda record: record["id"]),)


GEBREKEN = (
    Gebrek("zonder naam", leeg, vindt("X-001"), leveringen=(EERSTE,)),
    Gebrek("dubbel", dubbel, vindt("X-002")),
    Gebrek("niet geleverd", weg, vindt("X-003"), wie=lambda record: record["id"] == "3"),
)


def test_each_defect_has_its_own_victim_and_is_noted() -> None:
    waarheid = Waarheid()
    geleverd = plant(records(), GEBREKEN, EERSTE, waarheid)
    assert [r["id"] for r in geleverd] == ["0", "1", "1", "2"]
    assert geleverd[0]["naam"] == ""
    gevonden = [(fout.regel_id, fout.sleutel) for fout in waarheid.fouten()]
    assert gevonden == [("X-001", "0"), ("X-002", "1"), ("X-003", "3")]


def test_a_solved_defect_keeps_its_record_and_moves_no_other() -> None:
    waarheid = Waarheid()
    geleverd = plant(records(), GEBREKEN, TWEEDE, waarheid)
    assert geleverd[0] == {"id": "0", "naam": "n0"}
    assert [(fout.regel_id, fout.sleutel) for fout in waarheid.fouten()] == [
        ("X-002", "1"),
        ("X-003", "3"),
    ]


def test_a_defect_that_fits_nobody_is_refused() -> None:
    onmogelijk = Gebrek("nooit", leeg, vindt("X-004"), wie=lambda _: False)
    with pytest.raises(ValueError, match="nooit"):
        plant(records(), [onmogelijk], EERSTE, Waarheid())
