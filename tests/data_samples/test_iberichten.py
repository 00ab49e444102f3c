"""The iWmo and iJw samples: valid messages, and a defect for every rule."""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from data_samples.generator import ijw_berichten, iwmo_berichten
from data_samples.generator.iberichten_fouten import plant_fouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, maak_wereld
from expectations.suites import load_suites

BRONNEN = ((iwmo_berichten, "iwmo"), (ijw_berichten, "ijw"))


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    return maak_wereld(2_000, 20261001)


def _leden(module: ModuleType, wereld: Wereld, levering: str, map_: Path) -> dict[str, bytes]:
    module.schrijf(wereld, levering, map_, Waarheid())
    [pad] = (map_ / module.STANDAARD.bron).glob(f"*{levering}.zip")
    with zipfile.ZipFile(pad) as archief:
        return {naam: archief.read(naam) for naam in archief.namelist()}


@pytest.mark.parametrize(("module", "kort"), BRONNEN)
def test_same_seed_same_messages(
    module: ModuleType, kort: str, wereld: Wereld, tmp_path: Path
) -> None:
    een, twee = (_leden(module, wereld, LEVERINGEN[1], tmp_path / n) for n in ("een", "twee"))
    assert een == twee
    assert {naam[len(kort) - 1 :][:3] for naam in een} == {"301", "305", "307", "323"}


@pytest.mark.parametrize(("module", "kort"), BRONNEN)
def test_every_rule_on_messages_has_a_planted_defect(
    module: ModuleType, kort: str, wereld: Wereld, tmp_path: Path
) -> None:
    waarheid = Waarheid()
    for levering in LEVERINGEN:
        module.schrijf(wereld, levering, tmp_path / levering, waarheid)
    geplant = {fout.regel_id for fout in waarheid.fouten()}
    begin = module.STANDAARD.regel(0)
    regels = {
        kaart.id
        for suite in load_suites()
        for kaart in suite.kaarten
        if kaart.id[:4] == begin[:4] and kaart.id > begin
    }
    assert geplant == regels
    assert len(regels) >= 30


@pytest.mark.shared
@pytest.mark.parametrize(("module", "kort"), BRONNEN)
def test_messages_without_defects_follow_the_schemas(
    module: ModuleType, kort: str, wereld: Wereld, tmp_path: Path, shared: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(module, plant_fouten.__name__, lambda _s, berichten, _l, _w: berichten)
    map_ = shared / "samples/iwmo_ijw" / kort[1:] / "xsd"
    schemas = {
        nummer: etree.XMLSchema(etree.parse(str(map_ / f"{kort[1:].upper()}{nummer}.xsd")))
        for nummer in ("301", "305", "307", "323")
    }
    leden = _leden(module, wereld, LEVERINGEN[1], tmp_path)
    for naam, inhoud in leden.items():
        schema = schemas[naam[len(kort) - 1 :][:3]]
        assert schema.validate(etree.fromstring(inhoud)), (naam, schema.error_log)
    assert len(leden) > 80
