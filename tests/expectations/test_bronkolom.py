"""The profile of columns: what is suspect, and above all what is not."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import expectations
from data_samples.generator import nummers
from data_samples.generator.nummers import anummers, elfproef
from data_samples.generator.wmo import iban
from expectations import bronkolom
from ggm_schema.naming import quote_ident

DAG = date(2026, 11, 1)
BSNS = nummers.test_bsns()


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as verbinding:
        verbinding.execute(
            (Path(expectations.__file__).parent / "kwaliteit.sql").read_text("utf-8")
        )
        verbinding.execute(
            "create schema bron; create table bron.kolom (bron varchar, tabel varchar,"
            " kolom varchar, gedeclareerd boolean, geleverd boolean, soort varchar,"
            " vrije_tekst boolean, gevuld bigint)"
        )
        yield verbinding


def _vul(
    con: duckdb.DuckDBPyConnection,
    waarden: Sequence[str | None],
    *,
    kolom: str = "k",
    soort: str | None = None,
    vrij: bool = False,
    gedeclareerd: bool = True,
) -> dict[str, object]:
    """One column with these values in `bron.b_t`; returns its profile."""
    naam = quote_ident(kolom)
    con.execute(f"create or replace table bron.b_t (_rij bigint, {naam} varchar)")
    con.executemany("insert into bron.b_t values (?, ?)", list(enumerate(waarden)))
    con.execute("delete from bron.kolom")
    con.execute(
        "insert into bron.kolom values ('b', 'b_t', ?, ?, true, ?, ?, ?)",
        [kolom, gedeclareerd, soort, vrij, sum(w not in (None, "") for w in waarden)],
    )
    assert bronkolom.profileer(con, DAG) == 1
    antwoord = con.execute("select * from kwaliteit.bronkolom")
    namen = [veld[0] for veld in antwoord.description or ()]
    rij = antwoord.fetchone()
    assert rij is not None
    return dict(zip(namen, rij, strict=True))


def test_random_nine_digit_numbers_are_not_suspect(con: duckdb.DuckDBPyConnection) -> None:
    kans = random.Random(5)
    profiel = _vul(con, [f"{kans.randrange(10**8, 10**9)}" for _ in range(3000)])
    assert profiel["verdacht_bsn"] is False
    assert 200 < int(str(profiel["n_bsn"])) < 350


def test_consecutive_case_numbers_are_not_suspect(con: duckdb.DuckDBPyConnection) -> None:
    assert _vul(con, [str(200_000_000 + 7 * i) for i in range(2000)])["verdacht_bsn"] is False


@pytest.mark.parametrize("aantal", [6, 300])
def test_an_undeclared_column_of_bsns_is_suspect(
    con: duckdb.DuckDBPyConnection, aantal: int
) -> None:
    profiel = _vul(con, BSNS[:aantal], gedeclareerd=False)
    assert profiel["verdacht_bsn"] is True
    assert profiel["n_bsn"] == aantal
    assert float(str(profiel["toevalskans"])) < 1e-6


def test_five_numbers_that_pass_can_be_chance(con: duckdb.DuckDBPyConnection) -> None:
    assert _vul(con, BSNS[:5])["verdacht_bsn"] is False


def test_one_rsin_on_every_row_is_one_number_and_not_suspect(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert _vul(con, [BSNS[0]] * 5000)["verdacht_bsn"] is False


@pytest.mark.parametrize("soort", ["bsn", "rsin", "onderwijsnummer"])
def test_a_column_that_is_declared_for_it_is_not_searched(
    con: duckdb.DuckDBPyConnection, soort: str
) -> None:
    profiel = _vul(con, BSNS[:100], soort=soort)
    assert profiel["verdacht_bsn"] is False
    assert profiel["n_bsn"] is None


def test_bsns_declared_as_case_numbers_are_found(con: duckdb.DuckDBPyConnection) -> None:
    assert _vul(con, BSNS[:100], soort="zaak")["verdacht_bsn"] is True


def test_bsns_that_lost_their_leading_zero_are_found(con: duckdb.DuckDBPyConnection) -> None:
    zonder_nul = [f"{n}" for n in range(10_000_000, 10_004_000) if elfproef(f"{n:09d}")]
    assert _vul(con, zonder_nul)["verdacht_bsn"] is True


def test_dates_as_eight_digits_are_not_suspect(con: duckdb.DuckDBPyConnection) -> None:
    dagen = [f"{j}{m:02d}{d:02d}" for j in range(1950, 2000) for m in range(1, 13) for d in (1, 15)]
    assert _vul(con, dagen)["verdacht_bsn"] is False


@pytest.mark.parametrize(
    "tekst",
    ["Partner heeft BSN {}.", "bsn:{}", "Burgerservicenummer partner: {}", "sofinummer {} bekend"],
)
def test_a_word_before_one_bsn_in_free_text_is_enough(
    con: duckdb.DuckDBPyConnection, tekst: str
) -> None:
    profiel = _vul(con, ["Geen bijzonderheden.", tekst.format(BSNS[3])], vrij=True)
    assert profiel["verdacht_bsn"] is True
    assert profiel["n_bsn_woord"] == 1


def test_free_text_with_case_numbers_is_not_suspect(con: duckdb.DuckDBPyConnection) -> None:
    kans = random.Random(7)
    teksten = [f"Zie zaak {kans.randrange(10**8, 10**9)} van vorig jaar." for _ in range(500)]
    assert _vul(con, teksten, vrij=True)["verdacht_bsn"] is False


def test_a_word_before_a_number_that_fails_is_not_suspect(con: duckdb.DuckDBPyConnection) -> None:
    assert _vul(con, ["BSN 123456789"], vrij=True)["verdacht_bsn"] is False


def test_uuids_hold_no_numbers_of_persons(con: duckdb.DuckDBPyConnection) -> None:
    kans = random.Random(11)
    cijfers = [f"{kans.randrange(10**32):032d}" for _ in range(3000)]
    uuids = [f"{c[:8]}-{c[8:12]}-{c[12:16]}-{c[16:20]}-{c[20:]}" for c in cijfers]
    profiel = _vul(con, [f"https://zaken.example/zaken/{uuid}" for uuid in uuids])
    assert (profiel["n_bsn"], profiel["n_anummer"], profiel["n_telefoon"]) == (0, 0, 0)


def test_a_numbers_are_found_and_random_ten_digit_numbers_are_not(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert _vul(con, anummers(50))["verdacht_anummer"] is True
    kans = random.Random(3)
    willekeurig = [str(kans.randrange(10**9, 10**10)) for _ in range(2000)]
    assert _vul(con, willekeurig)["verdacht_anummer"] is False


def test_account_numbers_with_right_and_wrong_check_digits(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert _vul(con, [f"graag op {iban(12)} storten"], vrij=True)["n_iban"] == 1
    spaties = iban(7)
    spaties = " ".join(spaties[i : i + 4] for i in range(0, 18, 4))
    assert _vul(con, [spaties])["verdacht_iban"] is True
    fout = iban(12)[:-1] + ("0" if iban(12)[-1] != "0" else "1")
    assert _vul(con, [fout])["verdacht_iban"] is False


def test_mail_addresses_and_what_only_looks_like_one(con: duckdb.DuckDBPyConnection) -> None:
    assert _vul(con, ["mail aan j.jansen@voorbeeld.example"])["verdacht_email"] is True
    assert _vul(con, ["@home", "prijs @ 5 euro", "a@b"])["verdacht_email"] is False


@pytest.mark.parametrize(
    "nummer", ["06-12345678", "06 12 34 56 78", "020-5550123", "0187 555012", "+31 6 12345678"]
)
def test_telephone_numbers_are_found(con: duckdb.DuckDBPyConnection, nummer: str) -> None:
    assert _vul(con, ["", f"bel {nummer} na zessen"])["verdacht_telefoon"] is True


@pytest.mark.parametrize(
    "waarde",
    ["01-10-2026 09:30", "2026-10-01T09:30:00", "0221010000000123", "01-01-2025", "20261001093000"],
)
def test_dates_times_and_object_ids_are_no_telephone_numbers(
    con: duckdb.DuckDBPyConnection, waarde: str
) -> None:
    assert _vul(con, [waarde] * 20)["n_telefoon"] == 0


def test_a_column_of_bare_mobile_numbers_is_suspect_and_one_among_many_ids_is_not(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert _vul(con, ["0612345678", "0687654321"])["verdacht_telefoon"] is True
    nummers = ["0612345678"] + [f"9{i:09d}" for i in range(100)]
    assert _vul(con, nummers)["verdacht_telefoon"] is False


@pytest.mark.parametrize("kolom", ['a"b', "x; drop table bron.kolom", "kolom met spatie", "select"])
def test_names_of_columns_are_names_and_not_sql(con: duckdb.DuckDBPyConnection, kolom: str) -> None:
    profiel = _vul(con, BSNS[:50], kolom=kolom, gedeclareerd=False)
    assert profiel["kolom"] == kolom
    assert profiel["verdacht_bsn"] is True


@pytest.mark.parametrize("kop", ["999993653", "j.jansen@voorbeeld.example", "BSN 999993653"])
def test_a_header_that_is_data_does_not_reach_the_profile(
    con: duckdb.DuckDBPyConnection, kop: str
) -> None:
    assert _vul(con, ["x"], kolom=kop, gedeclareerd=False)["kolom"] == "kolom nr 1"


def test_empty_missing_and_again(con: duckdb.DuckDBPyConnection) -> None:
    profiel = _vul(con, ["", None, ""])
    assert (profiel["gevuld"], profiel["n_bsn"], profiel["verdacht_bsn"]) == (0, 0, False)
    bronkolom.profileer(con, DAG)
    assert con.execute("select count(*) from kwaliteit.bronkolom").fetchone() == (1,)


def test_the_profile_holds_the_privacy_class_of_the_contract(
    con: duckdb.DuckDBPyConnection,
) -> None:
    _vul(con, ["x"])
    bronkolom.profileer(con, DAG, {("b", "t", "k"): "gevoelig"})
    rij = con.execute("select tabel, privacyklasse from kwaliteit.bronkolom").fetchone()
    assert rij == ("t", "gevoelig")


@settings(max_examples=60, deadline=None)
@given(totaal=st.integers(1, 60), data=st.data())
def test_the_bound_is_never_below_the_exact_chance(totaal: int, data: st.DataObject) -> None:
    goed = data.draw(st.integers(0, totaal))
    p = bronkolom.KANS_BSN
    exact = sum(
        math.comb(totaal, i) * p**i * (1 - p) ** (totaal - i) for i in range(goed, totaal + 1)
    )
    sql = bronkolom._chernoff("goed", "totaal", p)
    met = f"select {sql} from (select {goed}::bigint as goed, {totaal}::bigint as totaal)"
    grens = duckdb.sql(met).fetchone()
    assert grens is not None
    assert grens[0] >= exact - 1e-12
