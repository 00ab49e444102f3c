"""Schema bron: delivered records as text, and where each came from."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from ggm_schema.errors import Melding, OnleesbareInvoer

PERSONEN = 'BSN;naam\n000000012;Ada\n;""\n'


def test_records_carry_their_file_and_number(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN, b_csv="BSN;naam\n999990019;Bea\n")
    uit = proef.laad()
    assert proef.vraag("from bron.proef_persoon order by _rij") == [
        (10_000_000_002, "a.csv", 2, date(2026, 11, 1), "000000012", "Ada"),
        (10_000_000_003, "a.csv", 3, date(2026, 11, 1), None, ""),
        (20_000_000_002, "b.csv", 2, date(2026, 11, 1), "999990019", "Bea"),
    ]
    assert (uit.bron, uit.geleverd, uit.rijen_gelezen, uit.rijen_uitval) == ("proef", True, 3, 0)
    assert uit.tabellen["persoon"] == (3, (), ())


def test_files_are_listed_with_hash_and_counts(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN + "te;veel;velden\n", b_csv="BSN;naam\n")
    proef.laad(bestandnr_start=7)
    rijen = proef.vraag("from bron.bestand order by bestandnr")
    assert [r[:5] for r in rijen] == [
        (7, date(2026, 11, 1), "proef", "proef_persoon", "a.csv"),
        (8, date(2026, 11, 1), "proef", "proef_persoon", "b.csv"),
    ]
    assert [(len(r[5]), r[6]) for r in rijen] == [(64, 3), (64, 0)]


def test_files_are_listed_with_how_they_were_read(proef: Any) -> None:
    proef.contract = proef.maak_contract({"soort": "csv", "codering": "auto"})
    proef.lever(a_csv=PERSONEN, b_csv="BSN;naam\n1;José\n".encode("cp1252"))
    uit = proef.laad()
    gevraagd = "select bestand, codering, scheidingsteken, herkend from bron.bestand order by 1"
    verwacht = [("a.csv", "utf-8", ";", True), ("b.csv", "windows-1252", ";", True)]
    assert proef.vraag(gevraagd) == verwacht
    assert list(uit.vormen) == verwacht
    assert proef.vraag(
        "select bestand, soort, regelnummer from kwaliteit.uitval where reden like 'Herkend en niet"
        " afgesproken: de codering (%' order by 1"
    ) == [("a.csv", "bestand", None), ("b.csv", "bestand", None)]
    assert (uit.rijen_gelezen, uit.rijen_uitval) == (3, 0)


def test_other_files_have_no_encoding(proef: Any) -> None:
    proef.contract = proef.maak_contract({"soort": "json", "pad": {"persoon": "item"}})
    proef.lever(a_json='[{"BSN": "1"}]')
    proef.laad()
    assert proef.vraag("select codering, herkend from bron.bestand") == [(None, None)]


def test_files_in_an_archive_are_listed_each(proef: Any) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("a.csv", PERSONEN)
        archief.writestr("map/b.csv", "BSN;naam\n1;Cor\n")
    proef.lever(lev_zip=uit.getvalue())
    assert proef.laad().rijen_gelezen == 3
    assert proef.vraag("select bestand, rijen, codering from bron.bestand order by 1") == [
        ("lev.zip/a.csv", 2, "utf-8"), ("lev.zip/map/b.csv", 1, "utf-8")
    ]  # fmt: skip
    landing = proef.map / "dwh" / "landing" / "2026-11-01" / "proef"
    assert [pad.suffix for pad in landing.iterdir()] == [".zip"]


def test_rejected_records_are_kept_with_file_number_and_reason(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN + "te;veel;velden\n")
    uit = proef.laad(run_id="run-1")
    assert proef.vraag(
        "select run_id, levering, bron, bestand, regelnummer, entiteit, kolom, soort, reden, "
        "bronrij from kwaliteit.uitval"
    ) == [
        ("run-1", date(2026, 11, 1), "proef", "a.csv", 4, None, None, "rij",
         "Dit record heeft 3 velden, de kopregel 2.", None),
    ]  # fmt: skip
    assert (uit.rijen_gelezen, uit.rijen_uitval) == (3, 1)


def test_the_run_is_known_from_the_run_file(proef: Any) -> None:
    from pipelines.bron.laden import maak_schema

    maak_schema(proef.con)
    proef.con.execute("insert into kwaliteit.run (run_id) values ('run-9')")
    proef.lever(a_csv="BSN;naam\nfout\n")
    proef.laad()
    assert proef.vraag("select run_id from kwaliteit.uitval") == [("run-9",)]


def test_many_rejections(proef: Any) -> None:
    proef.lever(a_csv="BSN;naam\n" + "fout\n1;a\n" * 25_000)
    uit = proef.laad()
    assert (uit.rijen_gelezen, uit.rijen_uitval) == (50_000, 25_000)
    [telling] = proef.vraag(
        "select count(*), min(regelnummer), max(regelnummer) from kwaliteit.uitval"
    )
    assert telling == (25_000, 2, 50_000)
    assert proef.vraag("select count(*) from bron.proef_persoon where _regelnummer % 2 = 1") == [
        (25_000,)
    ]


def test_a_source_that_was_not_delivered_has_empty_tables(proef: Any) -> None:
    uit = proef.laad()
    assert uit.geleverd is False
    assert proef.vraag("from bron.proef_persoon") == []
    assert proef.vraag("from bron.bron") == [("proef", False)]
    assert proef.vraag("select kolom, geleverd from bron.kolom") == [
        ("bsn", False), ("naam", False)
    ]  # fmt: skip


def test_columns_outside_the_contract_are_kept_and_told(proef: Any) -> None:
    proef.contract = proef.maak_contract(
        {"soort": "csv"},
        {"persoon": [
            {"name": "bsn", "physicalName": "BSN", "customProperties": [
                {"property": "nl.avg", "value": {"identificator": "bsn"}}]},
            {"name": "naam", "customProperties": [
                {"property": "nl.avg", "value": {"vrije_tekst": True}}]},
            "adres",
        ]},
    )  # fmt: skip
    proef.lever(
        a_csv='naam;"Te ""veel""; drop table x";BSN\nAda;ja;1\nBea;"";\n',
        b_csv="BSN;naam;E-mail\n2;Cor;x\n",
    )
    uit = proef.laad()
    assert proef.vraag("from bron.kolom") == [
        ("proef", "proef_persoon", "bsn", True, True, "bsn", False, 2),
        ("proef", "proef_persoon", "naam", True, True, None, True, 3),
        ("proef", "proef_persoon", "adres", True, False, None, False, 0),
        ("proef", "proef_persoon", 'Te "veel"; drop table x', False, True, None, False, 1),
        ("proef", "proef_persoon", "E-mail", False, True, None, False, 1),
    ]
    gevraagd = 'select naam, "Te ""veel""; drop table x", "E-mail" from bron.proef_persoon'
    assert proef.vraag(gevraagd) == [("Ada", "ja", None), ("Bea", "", None), ("Cor", None, "x")]
    assert uit.tabellen["persoon"].niet_gedeclareerd == ('Te "veel"; drop table x', "E-mail")
    assert uit.tabellen["persoon"].niet_geleverd == ("adres",)


def test_capitals_and_spaces_make_no_other_column(proef: Any) -> None:
    proef.lever(a_csv=" bsn ;NAAM\n1;Ada\n")
    assert proef.laad().tabellen["persoon"] == (1, (), ())


def test_the_exact_name_wins(proef: Any) -> None:
    """DuckDB does not tell capitals apart, so the other one gets a number."""
    proef.lever(a_csv="NAAM;naam;bsn\nx;Ada;1\n")
    proef.laad()
    assert proef.vraag('select bsn, naam, "NAAM (2)" from bron.proef_persoon') == [
        ("1", "Ada", "x")
    ]


@pytest.mark.parametrize("kolom", ["_rij", "_Bestand", "_regelnummer", "_levering"])
def test_a_delivered_column_never_replaces_a_technical_one(proef: Any, kolom: str) -> None:
    proef.lever(a_csv=f"BSN;naam;{kolom}\n1;Ada;onzin\n")
    assert proef.laad().tabellen["persoon"].niet_gedeclareerd == (f"{kolom} (2)",)
    assert proef.vraag("select _rij, _bestand from bron.proef_persoon") == [
        (10_000_000_002, "a.csv")
    ]


def test_columns_that_appear_half_way_through_a_json_file(proef: Any) -> None:
    proef.contract = proef.maak_contract(
        {"soort": "json", "pad": {"persoon": "item"}},
        {"persoon": [{"name": "naam", "physicalName": "naam.volledig"}]},
    )
    vroeg = '{"naam":{"volledig":"Ada"}},' * 9_000
    proef.lever(a_json=f'[{vroeg}{{"naam":{{"volledig":"Bea","roep":"B"}},"x":1.50}}]')
    uit = proef.laad()
    assert uit.tabellen["persoon"] == (9_001, ("naam.roep", "x"), ())
    assert proef.vraag(
        'select naam, "naam.roep", x, _regelnummer from bron.proef_persoon where x is not null'
    ) == [("Bea", "B", "1.50", 9_001)]


def test_an_object_that_is_null_is_no_column(proef: Any) -> None:
    proef.contract = proef.maak_contract(
        {"soort": "json", "pad": {"persoon": "item"}},
        {"persoon": [{"name": "straat", "physicalName": "adres.straat"}, "bsn"]},
    )
    proef.lever(a_json='[{"bsn":"1","adres":null},{"bsn":"2","adres":{"straat":"Kade"},"z":null}]')
    assert proef.laad().tabellen["persoon"].niet_gedeclareerd == ("z",)
    assert proef.vraag("select bsn, straat, z from bron.proef_persoon") == [
        ("1", None, None), ("2", "Kade", None)
    ]  # fmt: skip


def test_two_objects_from_one_file_have_different_numbers(proef: Any) -> None:
    proef.contract = proef.maak_contract(
        {"soort": "json", "pad": {"zaak": "z.item", "type": "t.item"}},
        {"zaak": ["id"], "type": ["id"]},
    )
    proef.lever(a_json='{"z":[{"id":1}],"t":[{"id":2}]}')
    proef.laad()
    rijen = proef.vraag(
        "select _rij from bron.proef_zaak union all select _rij from bron.proef_type"
    )
    assert len(set(rijen)) == 2
    assert proef.vraag("select tabel, bestand, rijen from bron.bestand order by bestandnr") == [
        ("proef_zaak", "a.json", 1), ("proef_type", "a.json", 1)
    ]  # fmt: skip


def test_loading_again_replaces(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN + "fout\n")
    eerste = proef.laad()
    assert proef.laad() == eerste
    assert proef.vraag("select count(*) from bron.proef_persoon") == [(2,)]
    for tabel in ("bron.bestand", "bron.bron", "kwaliteit.uitval"):
        assert proef.vraag(f"select count(*) from {tabel}") == [(1,)], tabel
    assert proef.vraag("select count(*) from bron.kolom") == [(2,)]


def test_sources_do_not_touch_each_other(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN + "fout\n")
    proef.laad()
    ander = proef.maak_contract({"soort": "csv"}, naam="ander")
    proef.contract, eerste = ander, proef.contract
    proef.lever(a_csv=PERSONEN)
    proef.laad()
    assert proef.vraag("select bron, bestandnr from bron.bestand order by 2") == [
        ("proef", 1), ("ander", 2)
    ]  # fmt: skip
    assert proef.vraag("select distinct _rij // 10000000000 from bron.ander_persoon") == [(2,)]
    assert proef.vraag("select count(*) from kwaliteit.uitval") == [(1,)]
    assert eerste.id == "proef"


def test_a_failure_leaves_all_as_it_was(proef: Any) -> None:
    """The second file is wrong after the first was read: not half of it stays."""
    proef.lever(a_csv=PERSONEN + "fout\n")
    proef.laad()
    tabellen = ["bron.proef_persoon", "bron.bestand", "bron.kolom", "bron.bron", "kwaliteit.uitval"]
    eerder = {tabel: proef.vraag(f"from {tabel}") for tabel in tabellen}
    proef.lever(a_csv="BSN;naam;nieuw\n5;Eva;x\n", b_csv=b"BSN;naam\n6;\xff\n")
    with pytest.raises(OnleesbareInvoer):
        proef.laad()
    assert {tabel: proef.vraag(f"from {tabel}") for tabel in tabellen} == eerder


def test_a_database_that_cannot_write_shows_no_data(proef: Any) -> None:
    proef.lever(a_csv=PERSONEN)
    proef.con.execute("create schema bron; create view bron.proef_persoon as select 1")
    with pytest.raises(Melding, match="database kon de gegevens niet opslaan") as fout:
        proef.laad()
    assert fout.value.__suppress_context__
    assert "Ada" not in str(fout.value)


def test_every_record_has_its_own_number(proef: Any) -> None:
    regels = "".join(f"{i:09d};naam {i}\n" for i in range(100_000)) * 3
    proef.lever(a_csv=f"BSN;naam\n{regels}")
    assert proef.laad().rijen_gelezen == 300_000
    assert proef.vraag(
        "select count(distinct _rij), min(_regelnummer), max(_regelnummer) from bron.proef_persoon"
    ) == [(300_000, 2, 300_001)]
