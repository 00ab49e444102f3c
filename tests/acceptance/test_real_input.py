"""Real public files: what is in them is in the warehouse, and every reject is explained."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.acceptance.conftest import Run

pytestmark = pytest.mark.shared

TYPES = {
    "Pand", "Verblijfsobject", "Nummeraanduiding", "OpenbareRuimte",
    "Woonplaats", "Ligplaats", "Standplaats",
}  # fmt: skip


def xml_leden(inhoud: bytes) -> Iterator[bytes]:
    """All XML in a zip, however deep; written apart from the reader under test."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for naam in archief.namelist():
            if "__MACOSX" in naam:
                continue
            if naam.endswith(".zip"):
                yield from xml_leden(archief.read(naam))
            elif naam.endswith(".xml"):
                yield archief.read(naam)


def tel_objecten(pad: Path) -> Counter[str]:
    aantallen: Counter[str] = Counter()
    for xml in xml_leden(pad.read_bytes()):
        for element in etree.fromstring(xml).iter("{*}bagObject"):
            naam = etree.QName(element[0]).localname
            if naam in TYPES:
                aantallen[naam] += 1
    return aantallen


@pytest.fixture(scope="module")
def echt(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, waterpas_run: Callable[..., Run]
) -> tuple[Run, Path, Path]:
    bag = shared / "samples/bag/BAGNLDL-15092020-small_Doesburg.zip"
    brp = shared / "samples/brp/amsterdam_test-personen_haalcentraal.json"
    landing = tmp_path_factory.mktemp("echt")
    for bron, pad in (("bag_extract", bag), ("brp_haalcentraal", brp)):
        map_ = landing / "2026-11-01" / bron
        map_.mkdir(parents=True)
        shutil.copy(pad, map_ / pad.name)
    run = waterpas_run(tmp_path_factory.mktemp("home"), landing)
    return run, bag, brp


def test_the_real_extracts_are_published(echt: tuple[Run, Path, Path]) -> None:
    assert echt[0].returncode == 0, echt[0].output


def test_every_bag_object_in_the_xml_is_in_the_warehouse(echt: tuple[Run, Path, Path]) -> None:
    run, bag, _ = echt
    verwacht = tel_objecten(bag)
    assert sum(verwacht.values()) > 200
    gevonden = {
        naam: run.query(f"select count(*) from ggm_bag.{naam.lower()}")[0][0] for naam in TYPES
    }
    assert gevonden == {naam: verwacht[naam] for naam in TYPES}


def test_every_person_in_the_json_is_mapped_or_rejected(echt: tuple[Run, Path, Path]) -> None:
    run, _, brp = echt
    personen = json.loads(brp.read_text(encoding="utf-8"))["personen"]
    [(gelezen, verwerkt, uitval)] = run.query(
        "select sum(rijen_gelezen), sum(rijen_verwerkt), sum(rijen_uitval) "
        "from kwaliteit.bronlevering where bron = 'brp_haalcentraal'"
    )
    assert gelezen == len(personen)
    assert gelezen == verwerkt + uitval


def test_every_rejected_row_is_explained(echt: tuple[Run, Path, Path]) -> None:
    run = echt[0]
    [(uitval,)] = run.query("select coalesce(sum(rijen_uitval), 0) from kwaliteit.bronlevering")
    [(uitgelegd,)] = run.query(
        "select count(distinct (bron, bestand, regelnummer)) from kwaliteit.uitval "
        "where soort = 'rij' and reden is not null"
    )
    assert uitgelegd >= uitval


def test_sources_that_were_not_delivered_are_not_measured(echt: tuple[Run, Path, Path]) -> None:
    statussen = echt[0].query(
        "select distinct status from kwaliteit.meting where domein in ('zaken', 'wmo')"
    )
    assert statussen == [("niet_gemeten",)]


#: Rules that fail on these files and are right to, with how many records.
TERECHT = {
    # Two nummeraanduidingen stand in the sample three times, with the same and with overlapping
    # voorkomens: added to the extract by hand. Of their two without an end one is too many.
    "BAG-056": 4,
    "BAG-057": 4,
    "BAG-058": 6,
    # One invented person has a BSN that cannot be one, and the A-nummer of another person.
    "BRP-001": 1,
    "BRP-005": 2,
    "BRP-046": 1,
    # Five persons are delivered twice.
    "BRP-002": 10,
}


def test_well_kept_data_does_not_drown_in_false_alarms(echt: tuple[Run, Path, Path]) -> None:
    fout = echt[0].query(
        "select regel_id, n_fout from kwaliteit.meting "
        "where n_fout > 0 and domein in ('bag', 'brp') order by 1"
    )
    assert dict(fout) == TERECHT
