"""Numbers with a check digit, against a second implementation in Python."""

from __future__ import annotations

import random

import pytest

from tests.expectations.proef import Proef

BSN = "expect_column_values_to_pass_elfproef"
ANUMMER = "expect_column_values_to_be_valid_anummer"
IBAN = "expect_column_values_to_be_valid_iban"


def elfproef(tekst: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return (
        int(tekst) > 0 and sum(g * int(c) for g, c in zip(gewichten, tekst, strict=True)) % 11 == 0
    )


def anummer(tekst: str) -> bool:
    cijfers = [int(c) for c in tekst]
    return (
        cijfers[0] != 0
        and all(a != b for a, b in zip(cijfers, cijfers[1:], strict=False))
        and sum(cijfers) % 11 in (0, 5)
        and sum(c * 2**i for i, c in enumerate(cijfers)) % 11 == 0
    )


@pytest.mark.parametrize("soort", ["bsn", "rsin"])
def test_elfproef_equals_python_in_the_test_ranges(proef: Proef, soort: str) -> None:
    """All ten thousand numbers of 99999####, and as many of 0000#####: every remainder, also with
    leading zeros."""
    waarden = [f"99999{n:04}" for n in range(10_000)] + [f"{n:09}" for n in range(0, 99_999, 9)]
    proef.con.execute(
        "create table t.x as select row_number() over () - 1 as nr, a from (select unnest(?) as a)",
        [waarden],
    )
    nrs, _ = proef.toets(BSN, {"column": "a", "soort": soort})
    assert [waarden[nr] for nr in nrs] == [w for w in waarden if not elfproef(w)]
    assert 0 < len(nrs) < len(waarden)


def test_elfproef_every_digit_counts(proef: Proef) -> None:
    """From a good number, one changed digit is always wrong: no weight is a multiple of eleven."""
    goed = "999990019"
    assert elfproef(goed)
    anders = [goed[:i] + c + goed[i + 1 :] for i in range(9) for c in "0123456789" if c != goed[i]]
    assert proef.fout(BSN, {"soort": "bsn"}, [goed, *anders]) == anders


def test_elfproef_only_nine_plain_digits(proef: Proef) -> None:
    fout = [
        "",
        " ",
        "000000000",
        "12",
        "99999001",
        "9999900190",
        "+99990019",
        "-99990019",
        " 99990019",
    ]
    fout += [
        "999990019 ",
        "9999900.9",
        "9999_0019",
        "1e8      ",
        "abcdefghi",
        "99999001\n",
        "９９９９９００１９",
    ]
    assert proef.fout(BSN, {"soort": "bsn"}, ["999990019", None, "000000012", *fout]) == fout


def test_anummer_equals_python(proef: Proef) -> None:
    kies = random.Random(11)
    waarden = [f"90909{n:05}" for n in range(0, 99_999, 7)]
    waarden += [str(kies.randrange(10**9, 10**10)) for _ in range(5_000)]
    waarden += [f"{n:010}" for n in range(1010101010, 1010101010 + 2_000)]
    goed = [w for w in waarden if anummer(w)]
    proef.con.execute(
        "create table t.x as select row_number() over () - 1 as nr, a from (select unnest(?) as a)",
        [waarden],
    )
    nrs, _ = proef.toets(ANUMMER, {"column": "a"})
    assert [waarden[nr] for nr in nrs] == [w for w in waarden if not anummer(w)]
    assert len(goed) > 20


def test_anummer_form(proef: Proef) -> None:
    fout = ["", "0101010101", "101010101", "10101010101", "1010101010 ", "x010101010"]
    assert anummer("1010101010")
    assert proef.fout(ANUMMER, {}, ["1010101010", None, *fout]) == fout


@pytest.mark.parametrize(
    ("objecttype", "goed"),
    [
        ("vbo", "0221010000000001"),
        ("lig", "0221020000000001"),
        ("sta", "0221030000000001"),
        ("pnd", "0221100000000001"),
        ("num", "0221200000000001"),
        ("opr", "0221300000000001"),
        ("wpl", "1234"),
    ],
)
def test_bag_id(proef: Proef, objecttype: str, goed: str) -> None:
    alle = ["0221010000000001", "0221020000000001", "0221030000000001", "0221100000000001"]
    alle += [
        "0221200000000001",
        "0221300000000001",
        "1234",
        "",
        "221100000000001",
        "02211000000000011",
    ]
    fout = proef.fout(
        "expect_column_values_to_be_valid_bag_id", {"objecttype": objecttype}, [*alle, None]
    )
    assert fout == [w for w in alle if w != goed]


def test_postcode(proef: Proef) -> None:
    goed = ["1234AB", "9999ZZ", "1000AA", "1234SE", "1234AS", "1234DS", "1234SZ", None]
    fout = [
        "1234SA",
        "1234SD",
        "1234SS",
        "0123AB",
        "1234 AB",
        "1234ab",
        "123AB",
        "12345AB",
        "1234A",
        "1234AB ",
        "",
    ]
    assert proef.fout("expect_column_values_to_be_valid_postcode", {}, [*goed, *fout]) == fout


def iban(land: str, rekening: str) -> str:
    getal = "".join(str(int(c, 36)) for c in f"{rekening}{land}00")
    return f"{land}{98 - int(getal) % 97:02}{rekening}"


def test_iban(proef: Proef) -> None:
    goed: list[object] = [
        iban("NL", "WATP0123456789"),
        iban("BE", "999000000000"),
        iban("DE", "999999990000000001"),
        iban("GB", "WATP99999900000001"),
        iban("MT", "WATP99999000000000000000001"),
        iban("NO", "99990000001"),
        "NL" + iban("NL", "WATP0123456789")[2:4] + " WATP 0123 4567 89",
        iban("QA", "WATP000012345678901234567"),
        None,
    ]
    kort = iban("NL", "WATP012345678")
    vorm = iban("NL", "0123WATP456789")
    fout: list[object] = [kort, vorm, iban("BE", "99900000000"), "", "NL", "NL00WATP0123456789"]
    fout += [
        str(goed[0])[:-1] + "8",
        str(goed[0]).lower(),
        iban("DE", "9999999900000000012"),
        "N1" + str(goed[0])[2:],
    ]
    assert proef.fout(IBAN, {}, [*goed, *fout]) == fout


def test_iban_remainders(proef: Proef) -> None:
    """Of all check digits only the right one passes."""
    goed = iban("NL", "WATP0000000001")
    anders = [f"NL{n:02}WATP0000000001" for n in range(100) if f"{n:02}" != goed[2:4]]
    # Digits 97 apart have the same remainder: 00, 01 and 99 mean 97, 98 and 02.
    dubbel = {f"NL{n:02}WATP0000000001" for n in range(100) if (n - int(goed[2:4])) % 97 == 0}
    assert proef.fout(IBAN, {}, [goed, *anders]) == [w for w in anders if w not in dubbel]
