"""The generator: same bytes for the same seed, a sound truth file, and it scales."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data_samples.generator import brp_rijen
from data_samples.generator.__main__ import genereer
from data_samples.generator.waarheid import KOLOMMEN, Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from expectations.suites import load_suites
from pipelines.contract.laden import load_contracts

ROOT = Path(__file__).resolve().parents[2]


def vingerafdrukken(map_: Path) -> dict[str, str]:
    return {
        str(pad.relative_to(map_)): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in sorted(map_.rglob("*"))
        if pad.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for naam, seed in (("een", 5), ("twee", 5), ("drie", 6)):
        genereer(120, seed, tmp_path / naam)
    een, twee, drie = (vingerafdrukken(tmp_path / naam) for naam in ("een", "twee", "drie"))
    assert een == twee
    assert een != drie


def test_the_committed_samples_are_what_the_generator_writes(tmp_path: Path) -> None:
    """In a process of its own, so that a leaned-on hash seed or locale would show."""
    subprocess.run(
        [sys.executable, "-m", "data_samples.generator", "--uit", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True, env={"PYTHONHASHSEED": "77", "LC_ALL": "C"},
    )  # fmt: skip
    vers = vingerafdrukken(tmp_path)
    samples = ROOT / "data_samples"
    vastgelegd = vingerafdrukken(samples / "leveringen")
    assert {f"leveringen/{naam}": som for naam, som in vastgelegd.items()} | {
        "waarheid.csv": hashlib.sha256((samples / "waarheid.csv").read_bytes()).hexdigest()
    } == vers


def test_the_committed_samples_stay_small() -> None:
    bestanden = [p for p in (ROOT / "data_samples").rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in bestanden if p.suffix != ".pyc") < 8_000_000


def test_every_line_of_the_truth_names_a_rule_of_that_relation(tmp_path: Path) -> None:
    genereer(2_000, 3, tmp_path)
    with (tmp_path / "waarheid.csv").open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        assert tuple(lezer.fieldnames or ()) == KOLOMMEN
        rijen = list(lezer)
    bekend = {(k.id, s.entiteit) for s in load_suites() for k in s.bestand.kaarten}
    sleutels = [tuple(rij[kolom] for kolom in KOLOMMEN[:4]) for rij in rijen]
    assert len(sleutels) == len(set(sleutels)) > 100
    assert sleutels == sorted(sleutels)
    assert {(rij["regel_id"], rij["entiteit"]) for rij in rijen} <= bekend
    assert {rij["levering"] for rij in rijen} == set(LEVERINGEN)
    assert all(rij["sleutel"] and rij["toelichting"] for rij in rijen)


def test_noting_a_defect_twice_keeps_one_line(tmp_path: Path) -> None:
    waarheid = Waarheid()
    for uitleg in ("eerst", "later"):
        waarheid.noteer("2026-10-01", "BRP-001", "ggm_rsgb.natuurlijkpersoon", "000000013", uitleg)
    assert [fout.toelichting for fout in waarheid.fouten()] == ["eerst"]


def test_a_defect_without_a_key_is_refused() -> None:
    with pytest.raises(ValueError, match="zonder sleutel"):
        Waarheid().noteer("2026-10-01", "BRP-001", "ggm_rsgb.natuurlijkpersoon", "", "uitleg")


def test_the_export_has_exactly_the_columns_of_its_contract() -> None:
    [object_] = load_contracts()["brp_csv"].objecten
    assert {k.name: k.physicalName or k.name for k in object_.properties} == brp_rijen.KOPPEN


def test_haal_centraal_delivers_only_what_its_contract_declares() -> None:
    [object_] = load_contracts()["brp_haalcentraal"].objecten
    bekend = {k.physicalName or k.name for k in object_.properties}

    def paden(deel: object, voor: str = "") -> set[str]:
        if not isinstance(deel, dict):
            return {voor.removesuffix(".")}
        return {pad for k, v in deel.items() for pad in paden(v, f"{voor}{k}.")}

    for persoon in maak_wereld(2_000, 3).buiten:
        assert paden(brp_rijen.json_record(persoon)) <= bekend


@pytest.mark.parametrize(
    ("gba", "soort", "lang"),
    [
        ("19650612", "Datum", "12 juni 1965"),
        ("19650600", "JaarMaandDatum", "juni 1965"),
        ("19650000", "JaarDatum", "1965"),
        ("00000000", "DatumOnbekend", "onbekend"),
    ],
)
def test_dates_in_the_form_of_the_api(gba: str, soort: str, lang: str) -> None:
    assert (brp_rijen.datum(gba)["type"], brp_rijen.datum(gba)["langFormaat"]) == (soort, lang)


def test_the_delivered_files_have_the_forms_that_were_promised(tmp_path: Path) -> None:
    genereer(60, 1, tmp_path)
    map_ = tmp_path / "leveringen" / LEVERINGEN[0]
    [uittreksel] = (map_ / "brp_csv").iterdir()
    assert uittreksel.read_bytes().startswith(b"\xef\xbb\xbfBurgerservicenummer;A-nummer;")
    [antwoord] = (map_ / "brp_haalcentraal").iterdir()
    inhoud = json.loads(antwoord.read_text(encoding="utf-8"))
    assert inhoud["type"] == "RaadpleegMetBurgerservicenummer"
    assert len(inhoud["personen"]) == 6


@pytest.mark.slow
def test_twenty_thousand_persons_are_streamed(tmp_path: Path) -> None:
    """Peak memory stays far below what the persons would take together."""
    meet = (
        "import re, sys; from pathlib import Path;"
        "from data_samples.generator.__main__ import main;"
        "main(['--personen', '20000', '--uit', sys.argv[1]]);"
        # Not ru_maxrss: a process inherits that from the one that started it.
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", meet, str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    piek_kb = int(klaar.stdout.split()[-1])
    [uittreksel] = (tmp_path / "leveringen" / LEVERINGEN[0] / "brp_csv").iterdir()
    regels = uittreksel.read_text(encoding="utf-8-sig").splitlines()
    assert len(regels) >= 20_001
    assert re.fullmatch(r"\d{9};909\d{7};.*", regels[-1])
    assert piek_kb < 250_000
