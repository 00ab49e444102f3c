"""What a column of numbers is, judged as a column."""

from __future__ import annotations

import doctest
import random
from collections.abc import Sequence
from types import ModuleType

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_samples.generator import nummers
from pipelines.bronvoorstel import namen, passen, soorten
from pipelines.bronvoorstel.kolommen import Kolomvoorstel, beoordeel
from pipelines.bronvoorstel.monster import Monster
from pipelines.bronvoorstel.namen import veilige_naam, veilige_namen
from pipelines.contract.formaat import CsvFormaat

BSNS = list(nummers.test_bsns()[:120])
TOEVAL = random.Random(5)
NEGEN = [f"{TOEVAL.randrange(100_000_000, 999_999_999)}" for _ in range(120)]


def kolom(naam: str, waarden: Sequence[str | None]) -> Kolomvoorstel:
    """The proposal for one column with these values."""
    with duckdb.connect(":memory:") as con:
        con.execute("create table monster (k varchar)")
        con.executemany("insert into monster values (?)", [[w] for w in waarden])
        formaat = CsvFormaat(soort="csv")
        kolommen, _ = beoordeel(con, Monster(formaat, {naam: "k"}, len(waarden), True))
    return kolommen[0]


def soort(naam: str, waarden: Sequence[str | None]) -> str | None:
    gevonden = kolom(naam, waarden).oordeel.soort
    return gevonden.id if gevonden else None


def test_bsns_are_found_whatever_the_column_is_called() -> None:
    gevonden = kolom("Veld 7", BSNS)
    assert gevonden.oordeel.soort is not None
    assert gevonden.oordeel.soort.id == "bsn"
    assert gevonden.privacy.soort == "wettelijk_identificatienummer"
    assert gevonden.type.logisch == "string"


def test_random_numbers_of_nine_digits_are_no_bsns() -> None:
    assert soort("Nummer", NEGEN) is None


def test_a_column_called_bsn_full_of_other_numbers_is_questioned_not_believed() -> None:
    oordeel = kolom("BSN", NEGEN).oordeel
    assert oordeel.soort is None
    assert oordeel.twijfel is not None
    assert oordeel.twijfel.id == "bsn"


def test_bsns_without_their_leading_zero_and_some_wrong_ones_are_still_bsns() -> None:
    kaal = [b.lstrip("0") if b.startswith("0") and not b.startswith("00") else b for b in BSNS]
    assert soort("x", [*kaal[:110], *NEGEN[:10], None, ""]) == "bsn"


def test_the_name_tells_an_rsin_and_an_onderwijsnummer_from_a_bsn() -> None:
    assert soort("RSIN", BSNS) == "rsin"
    assert soort("PGN leerling", BSNS) == "onderwijsnummer"


def test_three_bsns_prove_nothing_without_a_name() -> None:
    assert soort("x", BSNS[:3]) is None
    assert soort("bsn", BSNS[:3]) == "bsn"


ANUMMERS = [
    n for n in (f"909{i:07d}" for i in range(10_000, 200_000)) if nummers.geldig_anummer(n)
][:40]


@pytest.mark.parametrize(
    ("verwacht", "naam", "waarden"),
    [
        ("anummer", "x", ANUMMERS),
        ("postcode", "x", [f"{n} A{c}" for n in range(5900, 5915) for c in "BCE"]),
        ("email", "x", [f"a{n}@gemeente.example" for n in range(30)]),
        ("telefoon", "x", [f"06-{n}" for n in range(12345678, 12345708)]),
        ("kenteken", "x", [f"{n:02d}-XDB-{n % 9}" for n in range(10, 40)]),
        ("bag", "x", [f"022110{n:010d}" for n in range(30)]),
        ("kvk", "KVK-nummer", [f"{n}" for n in range(69599068, 69599098)]),
        ("vestiging", "vestigingsnummer", [f"{n:012d}" for n in range(100, 130)]),
        (None, "bedrag", [f"{n}" for n in range(69599068, 69599098)]),
        (None, "x", [f"{n:012d}" for n in range(100, 130)]),
    ],
)
def test_kinds_by_content_and_by_name(verwacht: str | None, naam: str, waarden: list[str]) -> None:
    assert soort(naam, waarden) == verwacht


@pytest.mark.parametrize(
    ("logisch", "vorm", "waarden"),
    [
        ("date", "jjjj-mm-dd", [f"2026-01-{d:02d}" for d in range(1, 29)]),
        ("date", "d-m-jjjj", [f"{d}-2-1999" for d in range(1, 29)]),
        ("date", "jjjjmmdd", [f"202601{d:02d}" for d in range(1, 29)]),
        ("date", "d-m-jj", [f"{d}-2-99" for d in range(1, 29)]),
        ("date", "gemengd", [f"{d}-2-1999" for d in range(1, 15)] + ["2026-01-05"] * 10),
        ("timestamp", "tijdstip", [f"2026-01-{d:02d}T10:00:00Z" for d in range(1, 29)]),
        ("string", "", [f"{n:05d}" for n in range(90)]),
        ("integer", "", [f"{n}" for n in range(90)]),
        ("number", "komma", [f"{n},50" for n in range(90)]),
        ("number", "punt", [f"{n}.5" for n in range(90)]),
        ("boolean", "", ["J", "N"] * 9),
        ("string", "", ["noord", "zuid"] * 9),
    ],
)
def test_types_and_forms(logisch: str, vorm: str, waarden: list[str]) -> None:
    gevonden = kolom("veld", waarden).type
    assert (gevonden.logisch, gevonden.vorm) == (logisch, vorm)


def test_one_number_in_ten_that_has_a_leading_zero_makes_them_all_text() -> None:
    assert kolom("veld", [*[str(n) for n in range(10, 100)], "007"]).type.logisch == "string"


def test_dates_that_are_not_in_the_calendar_do_not_hide_the_type() -> None:
    waarden = [f"{d}-2-1999" for d in range(1, 29)] + ["31-2-1999", "onbekend"]
    assert kolom("veld", waarden).type.vorm == "d-m-jjjj"


@given(st.text(max_size=90))
def test_a_safe_name_is_one_that_a_contract_takes(tekst: str) -> None:
    naam = veilige_naam(tekst, "kolom")
    assert naam.isascii()
    assert naam[0].islower()
    assert len(naam) <= 60
    assert all(c.islower() or c.isdigit() or c == "_" for c in naam)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["naam", "Naam", "naam 2", "naam_2", "é", "e", "?"]), max_size=9))
def test_safe_names_are_all_different(kop: list[str]) -> None:
    assert len(set(veilige_namen(kop))) == len(kop)


@pytest.mark.parametrize("module", [namen, passen, soorten])
def test_examples_in_docstrings(module: ModuleType) -> None:
    uitslag = doctest.testmod(module)
    assert uitslag.attempted
    assert not uitslag.failed
