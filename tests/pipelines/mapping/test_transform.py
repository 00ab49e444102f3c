"""Mappings that run: typed values, rejects with a reason, a count that closes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ggm_schema
from ggm_schema.errors import DefinitieFout
from pipelines.mapping.transform import MapResultaat, maak_tabellen, voer_uit

if TYPE_CHECKING:
    from tests.pipelines.conftest import Proef

KOP = "-- doel: ggm_bag.pand\n-- bron: proef\n-- beschrijving: Elk record is een pand.\n"
UITVAL = (
    "select bestand, regelnummer, entiteit, kolom, soort, reden, bronrij "
    "from kwaliteit.uitval order by bronrij, kolom"
)


def test_waarden_krijgen_hun_type_en_herkomst(proef: Proef) -> None:
    proef.vul(
        "proef_persoon",
        [{"bsn": "0001", "naam": "", "bouwjaar": "1985", "begin": "2020-02-29",
          "tijd": "2026-07-01T10:00:00Z"}],
    )  # fmt: skip
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(1, 0, 0)]
        rij = con.execute(
            "select identificatie, status, oorspronkelijkbouwjaar, begingeldigheid, documentdatum, "
            "dwh_bronsysteem, dwh_datumtijd_geladen, dwh_bronrij from ggm_bag.pand"
        ).fetchone()
    assert rij == (
        "0001", None, 1985, date(2020, 2, 29), datetime(2026, 7, 1, 12, 0),
        "proef", datetime(2026, 10, 2, 8, 30), 10_000_000_002,
    )  # fmt: skip


def test_onleesbare_waarden_zijn_uitval_en_de_rij_blijft(proef: Proef) -> None:
    proef.vul(
        "proef_persoon",
        [
            {"bsn": "1", "bouwjaar": "negentien", "begin": "2026-02-31", "tijd": "gisteren"},
            {"bsn": "2", "bouwjaar": "1985", "begin": "", "tijd": None},
        ],
    )
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(2, 0, 3)]
        assert con.execute(
            "select oorspronkelijkbouwjaar, begingeldigheid, documentdatum from ggm_bag.pand "
            "order by dwh_bronrij"
        ).fetchall() == [(None, None, None), (1985, None, None)]
        regels = con.execute(UITVAL).fetchall()
    plaats = ("bestand1.csv", 2, "ggm_bag.pand")
    rij = 10_000_000_002
    assert regels == [
        (*plaats, "begingeldigheid", "waarde", "Dit is geen datum van de kalender.", rij),
        (*plaats, "documentdatum", "waarde",
         "Dit is geen tijdstip: de datum of de tijd bestaat niet.", rij),
        (*plaats, "oorspronkelijkbouwjaar", "waarde",
         "Dit is geen geheel getal, of het getal is te groot.", rij),
    ]  # fmt: skip
    assert "negentien" not in str(regels)


def test_wat_goed_is_maar_niet_past_heet_geen_onleesbare_waarde(proef: Proef) -> None:
    """A date with unknown parts and a duration in months are no errors, and are not lost either."""
    proef.vul(
        "proef_persoon",
        [
            {"bsn": "1", "bouwjaar": "P3M", "begin": "1985-07-00"},
            {"bsn": "2", "begin": "1985-13-00"},
        ],
    )
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(2, 0, 3)]
        regels = con.execute(
            "select regelnummer, kolom, soort, left(reden, 30) from kwaliteit.uitval order by 1, 2"
        ).fetchall()
    assert regels == [
        (2, "begingeldigheid", "past_niet", "Van deze datum is een deel onb"),
        (2, "oorspronkelijkbouwjaar", "past_niet", "Deze duur is geen vast aantal "),
        (3, "begingeldigheid", "waarde", "Dit is geen datum van de kalen"),
    ]


def test_zonder_sleutel_geen_rij(proef: Proef) -> None:
    """And no complaint about its values: the reason of the row says enough."""
    proef.vul("proef_persoon", [{"bsn": "", "bouwjaar": "x"}, {"bsn": None}, {"bsn": "3"}])
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(1, 2, 0)]
        regels = con.execute(UITVAL).fetchall()
    assert [(r[1], r[3], r[4]) for r in regels] == [(2, None, "rij"), (3, None, "rij")]
    assert all("De sleutel ontbreekt" in r[5] and "ggm_bag.pand" in r[5] for r in regels)


def test_reden_van_de_mapping_gaat_voor(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        "case when naam = 'fout' then 'De naam is fout.' when naam = 'leeg' then '' end as _reden\n"
        "from bron.proef_persoon"
    )
    proef.vul(
        "proef_persoon",
        [{"bsn": "1", "naam": "fout"}, {"bsn": None, "naam": "fout"}, {"bsn": "2", "naam": "leeg"}],
    )
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(1, 2, 0)]
        assert con.execute("select distinct reden from kwaliteit.uitval").fetchall() == [
            ("De naam is fout.",)
        ]


def test_een_record_kan_meer_rijen_geven(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select p._rij as dwh_bronrij, sleutel2('p', p.bsn, l.stuk) as pand_id,\n"
        "l.stuk as oorspronkelijkbouwjaar\n"
        "from bron.proef_persoon p left join lateral "
        "(select unnest(from_json(p.lijst, '[\"varchar\"]')) as stuk) l on true"
    )
    proef.vul(
        "proef_persoon",
        [{"bsn": "1", "lijst": '["1900", "x", "1901"]'}, {"bsn": "2", "lijst": "[]"}],
    )
    with proef.open() as con:
        assert proef.draai(con) == [MapResultaat(3, 1, 1)]
        proef.tel(con)
        assert con.execute(
            "select rijen_gelezen, rijen_verwerkt, rijen_uitval from kwaliteit.bronlevering"
        ).fetchall() == [(2, 1, 1)]


def test_opnieuw_draaien_vervangt(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1", "bouwjaar": "x"}, {"bsn": ""}])
    with proef.open() as con:
        eerste = proef.draai(con)
        assert proef.draai(con) == eerste == [MapResultaat(1, 1, 1)]
        assert con.execute("select count(*) from ggm_bag.pand").fetchall() == [(1,)]
        assert con.execute("select count(*) from kwaliteit.uitval").fetchall() == [(2,)]


def test_een_andere_bron_in_dezelfde_tabel_blijft(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1"}])
    with proef.open() as con:
        proef.draai(con)
        con.execute("insert into ggm_bag.pand (pand_id, dwh_bronsysteem) values (7, 'ander')")
        con.execute(
            "insert into kwaliteit.uitval (run_id, bron, entiteit) "
            "values ('run-1', 'ander', 'ggm_bag.pand')"
        )
        proef.draai(con)
        assert con.execute("select count(*) from ggm_bag.pand").fetchall() == [(2,)]
        assert con.execute("select count(*) from kwaliteit.uitval").fetchall() == [(1,)]


def test_een_fout_tijdens_het_draaien_toont_geen_waarde_en_laat_niets_half(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1", "bouwjaar": "1900"}])
    with proef.open() as con:
        proef.draai(con)
        proef.schrijf(
            KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
            "cast(bouwjaar as integer) as oorspronkelijkbouwjaar from bron.proef_persoon"
        )
        con.execute("update bron.proef_persoon set bouwjaar = 'geheim-999990019'")
        with pytest.raises(DefinitieFout) as fout:
            proef.draai(con)
        assert "ConversionException" in str(fout.value)
        assert "try_cast" in str(fout.value)
        assert "999990019" not in str(fout.value)
        assert fout.value.__suppress_context__
        assert con.execute("select oorspronkelijkbouwjaar from ggm_bag.pand").fetchall() == [
            (1900,)
        ]
        con.execute("update bron.proef_persoon set bouwjaar = '1901'")
        proef.draai(con)
        assert con.execute("select oorspronkelijkbouwjaar from ggm_bag.pand").fetchall() == [
            (1901,)
        ]


def test_zonder_doeltabel_gaat_de_raad_niet_over_waarden(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1"}])
    with proef.open() as con, pytest.raises(DefinitieFout) as fout:
        voer_uit(con, proef.laad()[0], run_id="run-1", levering=date(2026, 10, 1),
                 geladen_op=datetime(2026, 10, 1))  # fmt: skip
    assert "CatalogException" in str(fout.value)
    assert "try_cast" not in str(fout.value)


def test_geen_doelen_geen_tabellen(proef: Proef) -> None:
    with proef.open() as con:
        maak_tabellen(con, ggm_schema.load(), [])
        assert con.execute(
            "select count(*) from duckdb_schemas() where schema_name like 'ggm%'"
        ).fetchall() == [(0,)]


def test_een_rij_zonder_bronrecord_wordt_geweigerd(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select p._rij as dwh_bronrij, sleutel('p', k.bsn_ouder) as pand_id\n"
        "from bron.proef_kind k left join bron.proef_persoon p on p.bsn = k.bsn_ouder"
    )
    proef.vul("proef_kind", [{"bsn_ouder": "1"}])
    proef.vul("proef_persoon", [], bestandnr=2)
    with proef.open() as con, pytest.raises(DefinitieFout, match="1 rijen die bij geen bronrecord"):
        proef.draai(con)


# --- the count ------------------------------------------------------------------------------------


def test_telling_per_bestand(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1"}, {"bsn": ""}, {"bsn": "2", "bouwjaar": "x"}])
    proef.vul("proef_persoon", [{"bsn": ""}], bestandnr=2)
    proef.vul("proef_kind", [{"naam": "a"}, {"naam": None}], bestandnr=3)
    proef.vul("proef_persoon", [], bestandnr=4)
    with proef.open() as con:
        # Two records of the second file that the reader refused: read, not in bron.
        con.execute("update bron.bestand set rijen = 3 where bestandnr = 2")
        con.execute(
            "insert into kwaliteit.uitval (run_id, bron, bestand, regelnummer, soort) values "
            "('run-1', 'proef', 'bestand2.csv', 5, 'rij'), "
            "('run-1', 'proef', 'bestand2.csv', 6, 'rij')"
        )
        proef.draai(con)
        for _ in range(2):
            proef.tel(con)
        assert con.execute(
            "select bestand, rijen_gelezen, rijen_verwerkt, rijen_uitval, sha256, geladen_op, "
            "levering, run_id from kwaliteit.bronlevering order by bestand"
        ).fetchall() == [
            (
                f"bestand{n}.csv",
                *tel,
                "hash",
                datetime(2026, 10, 2, 8, 30),
                date(2026, 10, 1),
                "run-1",
            )
            for n, tel in ((1, (3, 2, 1)), (2, (3, 0, 3)), (3, (2, 2, 0)), (4, (0, 0, 0)))
        ]


@pytest.mark.parametrize(
    "staart",
    [
        "where naam = 'blijft'",
        "join bron.proef_kind k on k.bsn_ouder = p.bsn",
        "qualify row_number() over (partition by p.naam) = 1",
    ],
)
def test_een_mapping_die_records_laat_vallen_stopt_de_run(proef: Proef, staart: str) -> None:
    proef.schrijf(
        KOP + "select p._rij as dwh_bronrij, sleutel('p', p.bsn) as pand_id\n"
        f"from bron.proef_persoon p {staart}"
    )
    proef.vul("proef_persoon", [{"bsn": str(n), "naam": "weg"} for n in range(3)])
    proef.vul("proef_kind", [], bestandnr=2)
    with proef.open() as con:
        proef.draai(con)
        with pytest.raises(DefinitieFout) as fout:
            proef.tel(con)
    tekst = str(fout.value)
    kwijt = 2 if "qualify" in staart else 3
    assert f"{kwijt} records van bron.proef_persoon" in tekst
    assert "brp/pand.proef" in tekst
    assert "WHERE" in tekst


def test_een_telling_die_niet_sluit_noemt_het_bestand(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "1"}])
    with proef.open() as con:
        con.execute("update bron.bestand set rijen = 2")
        proef.draai(con)
        with pytest.raises(
            DefinitieFout, match="bestand1.csv.* 2 records gelezen, maar 1 verwerkt"
        ):
            proef.tel(con)


def test_een_bron_die_niet_geladen_is_telt_niet_mee(proef: Proef) -> None:
    """A job for one domain loads a part of the sources."""
    proef.vul("proef_kind", [{"naam": "a"}])
    with proef.open() as con:
        proef.tel(con)
        assert con.execute("select rijen_verwerkt from kwaliteit.bronlevering").fetchall() == [(1,)]


tekst = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "1", "1985", "1.5", "-3", "x", "2026-02-31", "2026-01-01",
                     "2026-07-01T10:00:00+02:00", "99999999999999999999", "1e3", "\x01"]),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12),
)  # fmt: skip
rijen = st.lists(
    st.fixed_dictionaries({k: tekst for k in ("bsn", "naam", "bouwjaar", "begin", "tijd")}),
    max_size=12,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rijen=rijen)
def test_rijen_erin_zijn_gemapt_plus_afgekeurd(
    proef: Proef, rijen: list[dict[str, str | None]]
) -> None:
    """Whatever is delivered: no row gets lost, no value disappears without an entry in uitval."""
    proef.maak_leeg()
    proef.vul("proef_persoon", rijen)
    with proef.open() as con:
        (uitkomst,) = proef.draai(con)
        assert isinstance(uitkomst, MapResultaat)
        assert uitkomst.gemapt + uitkomst.uitval_rijen == len(rijen)
        proef.tel(con)
        assert _verdwenen_waarden(con) == uitkomst.uitval_waarden
        assert con.execute(
            "select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval) from kwaliteit.bronlevering"
        ).fetchall() == [(0,)]


def _verdwenen_waarden(con: duckdb.DuckDBPyConnection) -> int:
    """Filled in bron and empty in the GGM, counted without looking at uitval."""
    paren = (
        ("bouwjaar", "oorspronkelijkbouwjaar"),
        ("begin", "begingeldigheid"),
        ("tijd", "documentdatum"),
        ("naam", "status"),
    )
    som = " + ".join(
        f"count(*) filter (b.{bron} <> '' and g.{doel} is null)" for bron, doel in paren
    )
    rij = con.execute(
        f"select {som} from bron.proef_persoon b join ggm_bag.pand g on g.dwh_bronrij = b._rij"
    ).fetchone()
    assert rij is not None
    return int(rij[0])
