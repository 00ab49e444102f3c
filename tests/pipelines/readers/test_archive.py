"""Zip files in zip files, from people we do not know."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers.archive import Grenzen, leden

Inhoud = dict[str, bytes]


def zip_(inhoud: Inhoud, soort: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as archief:
        for naam, bytes_ in inhoud.items():
            archief.writestr(naam, bytes_)
    return uit.getvalue()


@pytest.fixture
def lees(tmp_path: Path) -> Callable[..., Inhoud]:
    def doe(ruw: bytes, grenzen: Grenzen | None = None) -> Inhoud:
        pad = tmp_path / "kopie"
        pad.write_bytes(ruw)
        return {naam: stroom.read() for naam, stroom in leden(pad, "bag.zip", grenzen)}

    return doe


def weiger(lees: Callable[..., Inhoud], ruw: bytes, tekst: str, **grenzen: int) -> OnleesbareInvoer:
    with pytest.raises(OnleesbareInvoer, match=tekst) as fout:
        lees(ruw, Grenzen(**grenzen))
    assert fout.value.bestand is not None
    assert fout.value.bestand.startswith("bag.zip")
    assert fout.value.doe
    assert fout.value.__cause__ is None
    return fout.value


def test_members_of_nested_zips_in_order(lees: Callable[..., Inhoud]) -> None:
    binnen = zip_({"b.xml": b"B", "a.xml": b"A"})
    uit = lees(zip_({"een.xml": b"1", "pnd.ZIP": binnen, "map/": b"", "map/twee.xml": b"2"}))
    assert uit == {
        "bag.zip/een.xml": b"1",
        "bag.zip/pnd.ZIP/b.xml": b"B",
        "bag.zip/pnd.ZIP/a.xml": b"A",
        "bag.zip/map/twee.xml": b"2",
    }
    assert list(uit)[1] == "bag.zip/pnd.ZIP/b.xml"


def test_members_may_be_left_unread(tmp_path: Path) -> None:
    pad = tmp_path / "x.zip"
    pad.write_bytes(zip_({"a": b"1" * 5_000_000, "b": b"2"}))
    assert [naam for naam, _ in leden(pad, "x.zip")] == ["x.zip/a", "x.zip/b"]


def test_litter_of_operating_systems_is_passed_over(lees: Callable[..., Inhoud]) -> None:
    uit = lees(zip_({"__MACOSX/._a.xml": b"x", "a/.DS_Store": b"x", "Thumbs.db": b"x", "a": b"1"}))
    assert uit == {"bag.zip/a": b"1"}


def test_not_a_zip(lees: Callable[..., Inhoud]) -> None:
    weiger(lees, b"<xml/>", "Dit is geen zipbestand")
    fout = weiger(lees, zip_({"pnd.zip": b"<xml/>"}), "Dit is geen zipbestand")
    assert fout.bestand == "bag.zip/pnd.zip"


def test_an_empty_file(lees: Callable[..., Inhoud]) -> None:
    weiger(lees, b"", r"leeg \(0 bytes\)")


@pytest.mark.parametrize("deel", [10, 100, 2000, 2100])
def test_broken_off_anywhere(lees: Callable[..., Inhoud], deel: int) -> None:
    ruw = zip_({"a.xml": bytes(range(256)) * 8}, zipfile.ZIP_STORED)
    assert deel < len(ruw)
    weiger(lees, ruw[:deel], "afgebroken of beschadigd")


@pytest.mark.parametrize(
    "naam", ["../a.xml", "a/../../b.xml", "/etc/passwd", "C:/a.xml", "..\\a.xml", "\\\\server\\a"]
)
def test_a_member_that_escapes(lees: Callable[..., Inhoud], naam: str) -> None:
    weiger(lees, zip_({"goed.xml": b"1", naam: b"2"}), "wijst naar een plek buiten")
    weiger(lees, zip_({"binnen.zip": zip_({naam: b"2"})}), "wijst naar een plek buiten")


def test_dots_within_a_name_are_fine(lees: Callable[..., Inhoud]) -> None:
    assert lees(zip_({"a..b.xml": b"1"})) == {"bag.zip/a..b.xml": b"1"}


def test_a_link(lees: Callable[..., Inhoud]) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        lid = zipfile.ZipInfo("a.xml")
        lid.external_attr = (stat.S_IFLNK | 0o777) << 16
        archief.writestr(lid, "/etc/passwd")
    weiger(lees, uit.getvalue(), "symlink")


def test_two_members_of_one_name(lees: Callable[..., Inhoud]) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("a.xml", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archief.writestr("a.xml", "2")
    weiger(lees, uit.getvalue(), "twee bestanden met deze naam")


def test_a_password(lees: Callable[..., Inhoud]) -> None:
    ruw = bytearray(zip_({"a.xml": b"1"}))
    for handtekening, vlaggen in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        ruw[ruw.index(handtekening) + vlaggen] |= 1
    weiger(lees, bytes(ruw), "beveiligd met een wachtwoord")


def test_damaged_content(lees: Callable[..., Inhoud]) -> None:
    """A flipped bit shows as a wrong checksum or as a broken stream."""
    inhoud = b"".join(b"<pand>%d</pand>" % i for i in range(2000))
    for soort in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        ruw = bytearray(zip_({"goed.xml": b"1", "a.xml": inhoud}, soort))
        ruw[len(ruw) // 2] ^= 0xFF
        fout = weiger(lees, bytes(ruw), "beschadigd of afgebroken")
        assert fout.bestand == "bag.zip/a.xml"


def test_damage_shows_also_when_a_member_is_left_half_read(tmp_path: Path) -> None:
    ruw = bytearray(zip_({"a.xml": b"x" * 3_000_000}, zipfile.ZIP_STORED))
    ruw[2_900_000] ^= 0xFF
    pad = tmp_path / "x.zip"
    pad.write_bytes(ruw)
    lid = leden(pad, "x.zip")
    assert next(lid)[1].read(10) == b"x" * 10
    with pytest.raises(OnleesbareInvoer, match="beschadigd"):
        next(lid)


def test_an_unknown_kind_of_compression(lees: Callable[..., Inhoud]) -> None:
    ruw = bytearray(zip_({"a.xml": b"1"}))
    for handtekening, methode in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        ruw[ruw.index(handtekening) + methode] = 77
    weiger(lees, bytes(ruw), "beschadigd of afgebroken")


def test_a_bomb(lees: Callable[..., Inhoud]) -> None:
    """One member of 200 MB zeros, packed a thousand times smaller."""
    nullen = b"\0" * 1024**2
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief, archief.open("a", "w") as lid:
        for _ in range(200):
            lid.write(nullen)
    weiger(lees, uit.getvalue(), "lijkt een zipbom")
    weiger(lees, zip_({"binnen.zip": uit.getvalue()}), "lijkt een zipbom")


def test_a_bomb_in_many_small_parts(lees: Callable[..., Inhoud]) -> None:
    """No part is suspect; together they are. Also spread over inner zips."""
    delen = {f"{i}.xml": b"\0" * 100_000 for i in range(50)}
    grens = {"verhouding_vanaf": 2_000_000}
    weiger(lees, zip_(delen), "lijkt een zipbom", **grens)
    binnen = zip_({f"{i}.zip": zip_({"a": b"\0" * 500_000, "b": b"1"}) for i in range(20)})
    weiger(lees, binnen, "lijkt een zipbom", **grens)


def test_small_and_dense_is_fine(lees: Callable[..., Inhoud]) -> None:
    assert len(lees(zip_({"a.xml": b"\0" * 1_000_000}))["bag.zip/a.xml"]) == 1_000_000


def test_too_big_or_too_many(lees: Callable[..., Inhoud]) -> None:
    weiger(lees, zip_({"a": b"12345", "b": b"67890"}), "te groot", totaal=9)
    weiger(lees, zip_({"a": b"1", "b": b"2", "c": b"3"}), "te groot", leden=2)


def test_a_size_that_lies_cannot_hide_a_bomb(lees: Callable[..., Inhoud]) -> None:
    """The declared size is all that is ever read of a member."""
    ruw = bytearray(zip_({"a": b"\0" * 3_000_000}))
    plek = ruw.index(b"PK\x01\x02") + 24
    ruw[plek : plek + 4] = (1000).to_bytes(4, "little")
    weiger(lees, bytes(ruw), "beschadigd")


def test_zips_within_zips_end_somewhere(lees: Callable[..., Inhoud]) -> None:
    ruw = zip_({"a.xml": b"1"})
    for _ in range(3):
        ruw = zip_({"binnen.zip": ruw})
    assert list(lees(ruw).values()) == [b"1"]
    weiger(lees, zip_({"binnen.zip": ruw}), "meer dan 4 zipbestanden in elkaar")
