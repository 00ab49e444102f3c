"""The Wmo sample: the form in which it is delivered, and defects for every rule."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from data_samples.generator import wmo
from data_samples.generator.nummers import elfproef
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from data_samples.generator.wmo_fouten import DEFECTEN
from data_samples.generator.wmo_rijen import KOLOMMEN
from expectations.suites import load_suites


@pytest.fixture(scope="module")
def monster(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Waarheid]:
    map_, waarheid = tmp_path_factory.mktemp("wmo"), Waarheid()
    wereld = maak_wereld(2_000, 20261001)
    for levering in LEVERINGEN:
        wmo.schrijf(wereld, levering, map_ / levering, waarheid)
    return map_, waarheid


def _bestand(map_: Path, levering: str) -> Path:
    return map_ / levering / "wmo_voorzieningen" / f"wmo_voorzieningen_{levering}.csv"


def _rijen(map_: Path, levering: str) -> list[dict[str, str]]:
    with _bestand(map_, levering).open(encoding="cp1252", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def test_the_file_is_windows_1252_with_accents_and_euro_signs(
    monster: tuple[Path, Waarheid],
) -> None:
    inhoud = _bestand(monster[0], LEVERINGEN[0]).read_bytes()
    assert "Cliëntnummer;BSN;".encode("cp1252") == inhoud[:17]
    assert b"\x80" in inhoud
    with pytest.raises(UnicodeDecodeError):
        inhoud.decode("utf-8")


def test_dates_are_dutch_and_amounts_have_a_decimal_comma(monster: tuple[Path, Waarheid]) -> None:
    rijen = _rijen(monster[0], LEVERINGEN[1])
    goed = sum(bool(re.fullmatch(r"\d\d-\d\d-\d{4}", rij["Datum beschikking"])) for rij in rijen)
    assert goed >= len(rijen) - 3
    assert all("," in rij["Tarief"] for rij in rijen if re.search(r"\d", rij["Tarief"]))


def test_same_seed_same_bytes(monster: tuple[Path, Waarheid], tmp_path: Path) -> None:
    wmo.schrijf(maak_wereld(2_000, 20261001), LEVERINGEN[0], tmp_path / LEVERINGEN[0], Waarheid())
    opnieuw = _bestand(tmp_path, LEVERINGEN[0]).read_bytes()
    assert opnieuw == _bestand(monster[0], LEVERINGEN[0]).read_bytes()


def test_numbers_of_persons_come_from_the_test_ranges(monster: tuple[Path, Waarheid]) -> None:
    for levering in LEVERINGEN:
        for rij in _rijen(monster[0], levering):
            for nummer in re.findall(r"\b\d{9}\b", ";".join((rij["BSN"], rij["Toelichting"]))):
                assert nummer.startswith(("99999", "0000"))


def test_the_second_delivery_repairs_some_defects_and_adds_others() -> None:
    patronen = {defect.leveringen for defect in DEFECTEN}
    assert patronen == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_every_wmo_rule_has_a_planted_defect(monster: tuple[Path, Waarheid]) -> None:
    geplant = {fout.regel_id for fout in monster[1].fouten()}
    # Those from 100 are about the iWmo messages.
    wmo_regels = {
        kaart.id
        for suite in load_suites()
        if suite.domein.id == "wmo"
        for kaart in suite.kaarten
        if kaart.id < "WMO-100"
    }
    assert wmo_regels - geplant == set()
    assert len(wmo_regels) > 50


def test_account_numbers_pass_their_check_and_belong_to_no_bank() -> None:
    for nummer in (0, 1, 9_999_999_999):
        iban = wmo.iban(nummer)
        cijfers = "".join(str(int(teken, 36)) for teken in iban[4:] + iban[:4])
        assert int(cijfers) % 97 == 1
        assert iban[4:8] == "WTRP"


def test_only_agreed_columns_apart_from_the_planted_ones(monster: tuple[Path, Waarheid]) -> None:
    extra = set(_rijen(monster[0], LEVERINGEN[0])[0]) - set(KOLOMMEN)
    gepland = {
        fout.sleutel.rpartition("|")[2]
        for fout in monster[1].fouten()
        if fout.regel_id == "AVG-001" and fout.levering == LEVERINGEN[0]
    }
    assert extra == gepland != set()


def test_a_planted_bsn_that_fails_is_the_only_kind_that_fails(
    monster: tuple[Path, Waarheid],
) -> None:
    fout = {
        rij["Voorzieningnummer"]
        for rij in _rijen(monster[0], LEVERINGEN[1])
        if rij["BSN"] and not elfproef(rij["BSN"])
    }
    gepland = {
        f.sleutel
        for f in monster[1].fouten()
        if f.regel_id == "WMO-002" and f.levering == LEVERINGEN[1]
    }
    assert fout == gepland != set()
