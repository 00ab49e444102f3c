"""Mapping files that cannot work are refused when they are loaded, with line and nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import ggm_schema
from ggm_schema.errors import DefinitieFout
from pipelines.contract.laden import load_contracts
from pipelines.mapping.herkomst import herkomst
from pipelines.mapping.laden import MAPPINGS, load_mappings
from pipelines.mapping.lineage import kolomherkomst
from tests.pipelines.proefbron import CONTRACT

if TYPE_CHECKING:
    from tests.pipelines.conftest import Proef

KOP = "-- doel: ggm_bag.pand\n-- bron: proef\n-- beschrijving: Elk record is een pand.\n"


def test_een_goede_mapping(proef: Proef) -> None:
    (mapping,) = proef.laad()
    assert (mapping.doel, mapping.sleutel) == ("ggm_bag.pand", "pand_id")
    assert (mapping.bron, mapping.domein, mapping.naam) == ("proef", "brp", "brp/pand.proef")
    assert mapping.beschrijving == "Elk record is een pand."
    assert mapping.brontabellen == mapping.rijbronnen == ("bron.proef_persoon",)
    assert [(k.naam, k.type, k.type_select) for k in mapping.kolommen] == [
        ("pand_id", "BIGINT", "BIGINT"),
        ("identificatie", "VARCHAR", "VARCHAR"),
        ("status", "VARCHAR", "VARCHAR"),
        ("oorspronkelijkbouwjaar", "INTEGER", "VARCHAR"),
        ("begingeldigheid", "DATE", "VARCHAR"),
        ("documentdatum", "TIMESTAMP", "VARCHAR"),
    ]
    assert not mapping.heeft_reden


def test_beschrijving_mag_doorlopen_en_een_puntkomma_mag(proef: Proef) -> None:
    proef.schrijf(
        "-- doel: ggm_bag.pand\n-- bron: proef\n-- beschrijving: Elk record\n--   is een pand.\n\n"
        "select _rij as dwh_bronrij, sleutel('pand', bsn) as pand_id -- uitleg\n"
        "from bron.proef_persoon; -- slot\n"
    )
    (mapping,) = proef.laad()
    assert mapping.beschrijving == "Elk record is een pand."


FOUTEN = {
    "geen kop": ("select 1", 1, "ontbreekt het veld doel", None),
    "kop zonder beschrijving": ("-- doel: a\n-- bron: b\nselect 1", 1, "veld beschrijving", None),
    "veld dubbel": ("-- doel: ggm_bag.pand\n-- doel: b\nselect 1", 2, "twee keer", None),
    "onbekende tabel": (
        "-- doel: ggm_bag.pnad\n-- bron: proef\n-- beschrijving: x.\nselect 1",
        1, "geen tabel ggm_bag.pnad", "ggm_bag.pand",
    ),
    "tabel in een ander schema": (
        "-- doel: ggm_rsgb.pand\n-- bron: proef\n-- beschrijving: x.\nselect 1",
        1, "geen tabel ggm_rsgb.pand", "ggm_bag.pand",
    ),
    "onbekende bron": (
        "-- doel: ggm_bag.pand\n-- bron: proof\n-- beschrijving: x.\nselect 1",
        2, "geen bron proof", "proef",
    ),
    "onbekende doelkolom": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " naam as identifikatie\nfrom bron.proef_persoon",
        5, "geen kolom identifikatie", "identificatie",
    ),
    "onbekende bronkolom": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " namm as status\nfrom bron.proef_persoon",
        5, "kolom namm bestaat niet", "naam",
    ),
    "onbekende bronkolom met alias": (
        KOP + "select p._rij as dwh_bronrij, sleutel('p', p.bsn) as pand_id,\n"
        " p.namm as status\nfrom bron.proef_persoon p",
        5, "kolom namm bestaat niet", "naam",
    ),
    "onbekende alias": (
        KOP + "select p._rij as dwh_bronrij, sleutel('p', q.bsn) as pand_id\n"
        "from bron.proef_persoon p",
        4, "tabel q bestaat niet", None,
    ),
    "onbekende brontabel": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id\nfrom bron.proef_persoonn",
        5, "bron.proef_persoonn hoort niet", "bron.proef_persoon",
    ),
    "tabel zonder schema": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id\nfrom proef_persoon",
        5, "proef_persoon hoort niet", "bron.proef_persoon",
    ),
    "ggm als bron": (
        KOP + "select dwh_bronrij, pand_id\nfrom ggm_bag.pand",
        5, "hoort niet bij de bron", None,
    ),
    "onbekende macro": (
        KOP + "select _rij as dwh_bronrij, sluetel('p', bsn) as pand_id\nfrom bron.proef_persoon",
        4, "functie sluetel bestaat niet", "sleutel",
    ),
    "geen sleutel": (
        KOP + "select _rij as dwh_bronrij, naam as status\nfrom bron.proef_persoon",
        4, "kolom pand_id ontbreekt", None,
    ),
    "geen bronrij": (
        KOP + "select sleutel('p', bsn) as pand_id\nfrom bron.proef_persoon",
        4, "kolom dwh_bronrij ontbreekt", None,
    ),
    "bronrij is geen _rij": (
        KOP + "select _regelnummer as dwh_bronrij, sleutel('p', bsn) as pand_id\n"
        "from bron.proef_persoon",
        4, "wijst niet naar het bronrecord", None,
    ),
    "bronrij is verzonnen": (
        KOP + "select 7 as dwh_bronrij, sleutel('p', bsn) as pand_id\nfrom bron.proef_persoon",
        4, "wijst niet naar het bronrecord", None,
    ),
    "kolom dubbel": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n naam as status,\n"
        " bsn as status\nfrom bron.proef_persoon",
        6, "status staat er twee keer", None,
    ),
    "kolom van de machine": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " 'x' as dwh_bronsysteem\nfrom bron.proef_persoon",
        5, "wordt vanzelf gevuld", None,
    ),
    "ster": (KOP + "select *\nfrom bron.proef_persoon", 4, "heeft geen naam", None),
    "geen naam": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id, upper(naam)\n"
        "from bron.proef_persoon",
        4, "heeft geen naam", None,
    ),
    "reden met een waarde": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " case when bsn = '' then 'BSN ontbreekt bij ' || naam end as _reden\n"
        "from bron.proef_persoon",
        5, "_reden is geen vaste tekst", None,
    ),
    "reden is een kolom": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id, naam as _reden\n"
        "from bron.proef_persoon",
        4, "_reden is geen vaste tekst", None,
    ),
    "schrijffout": (
        KOP + "select _rij as dwh_bronrij,\n sleutel('p' bsn) as pand_id\nfrom bron.proef_persoon",
        5, "SQL klopt niet", None,
    ),
    "open aanhaling": (KOP + "select 'x as y\nfrom bron.proef_persoon", 4, "SQL", None),
    "twee opdrachten": (
        KOP + "select _rij as dwh_bronrij, bsn as pand_id from bron.proef_persoon;\nselect 1",
        4, "niet precies één SELECT", None,
    ),
    "geen select": (KOP + "drop table bron.proef_persoon", 4, "één SELECT", None),
    "niets": (KOP, 3, "één SELECT", None),
    "type kan niet": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " date_part('year', bsn) as status\nfrom bron.proef_persoon",
        5, "DuckDB kan deze SELECT niet uitvoeren", None,
    ),
    "sleutel met een andere naam": (
        KOP + "select _rij as dwh_bronrij,\n sleutel('p', bsn) as pandid\nfrom bron.proef_persoon",
        5, "geen kolom pandid", "pand_id",
    ),
    "ja of nee is geen datum": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " (naam = 'x')\n as begingeldigheid\nfrom bron.proef_persoon",
        6, "de kolom begingeldigheid (DATE) kan geen BOOLEAN bevatten", None,
    ),
    "een getal is geen datum": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " length(naam) as begingeldigheid\nfrom bron.proef_persoon",
        5, "kan geen BIGINT bevatten", "make_date",
    ),
    "een tijdstip is geen datum": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " try_cast(geboren as timestamp) as begingeldigheid\nfrom bron.proef_persoon",
        5, "kan geen TIMESTAMP bevatten", "cast(… as date)",
    ),
    "een breuk is geen geheel getal": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " length(naam) / 2 as oorspronkelijkbouwjaar\nfrom bron.proef_persoon",
        5, "de kolom oorspronkelijkbouwjaar (INTEGER) kan geen DOUBLE bevatten", "geheel getal",
    ),
    "een lijst is geen tekst": (
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " string_split(naam, ' ') as status\nfrom bron.proef_persoon",
        5, "kan geen VARCHAR[] bevatten", "unnest",
    ),
    "fout in een deelvraag": (
        KOP + "with x as (\n select _rij, bsn, nam from bron.proef_persoon)\n"
        "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id from x",
        5, "kolom nam bestaat niet", "naam",
    ),
    "zoeken in de eigen tabel": (
        KOP.replace("ggm_bag.pand", "ggm_bag.nummeraanduiding")
        + "select _rij as dwh_bronrij,\n sleutel('n', bag_nummeraanduiding(naam, bsn, '', ''))"
        " as nummeraanduiding_id\nfrom bron.proef_persoon",
        5, "de tabel die deze mapping zelf vult", "sleutel()",
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", FOUTEN)
def test_een_foute_mapping_wordt_geweigerd(proef: Proef, geval: str) -> None:
    sql, regel, tekst, beter = FOUTEN[geval]
    pad = proef.schrijf(sql)
    with pytest.raises(DefinitieFout) as fout:
        proef.laad()
    assert fout.value.exit_code == 2
    assert fout.value.bestand == str(pad)
    assert fout.value.regel == regel
    assert tekst.casefold() in fout.value.fout.casefold()
    assert (beter or "") in (fout.value.doe or "")
    assert beter is None or fout.value.doe is not None


@pytest.mark.parametrize(
    ("uitdrukking", "kolom"),
    [
        ("null", "begingeldigheid"),
        ("try_cast(geboren as date)", "documentdatum"),
        ("now()", "documentdatum"),
        ("length(naam)", "oorspronkelijkbouwjaar"),
        ("geboren", "begingeldigheid"),
        ("naam = 'x'", "geconstateerd"),
        ("naam = 'x'", "status"),
        ("to_json(naam)", "status"),
    ],
)
def test_wat_kan_passen_mag(proef: Proef, uitdrukking: str, kolom: str) -> None:
    proef.schrijf(
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        f" {uitdrukking} as {kolom}\nfrom bron.proef_persoon"
    )
    assert kolom in {k.naam for k in proef.laad()[0].kolommen}


def test_een_mapping_die_een_adres_opzoekt_wacht_op_de_bag(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id,\n"
        " bag_nummeraanduiding(naam, bsn, '', '') as status\nfrom bron.proef_persoon"
    )
    (mapping,) = proef.laad()
    assert mapping.opzoektabellen == ("ggm_bag.nummeraanduiding",)
    assert mapping.herkomst["status"] == [("bron.proef_persoon", k) for k in ("bsn", "naam")]


def test_geen_utf8(proef: Proef) -> None:
    proef.schrijf(KOP).write_bytes(KOP.encode() + "select 'café'".encode("latin-1"))
    with pytest.raises(DefinitieFout, match="geen UTF-8"):
        proef.laad()


def test_bestandsnaam_hoort_bij_de_bron(proef: Proef) -> None:
    pad = proef.mappings / "brp" / "pand.proef.sql"
    pad.rename(pad.with_name("pand.brp.sql"))
    with pytest.raises(DefinitieFout, match="bestandsnaam hoort niet bij de bron proef"):
        proef.laad()


def test_twee_mappings_voor_dezelfde_tabel(proef: Proef) -> None:
    proef.schrijf((proef.mappings / "brp/pand.proef.sql").read_text(), "bag/pand.proef.sql")
    with pytest.raises(DefinitieFout, match="ook al gevuld door bag/pand.proef") as fout:
        proef.laad()
    assert fout.value.regel == 1


def test_records_die_nergens_heen_kunnen(proef: Proef) -> None:
    """`kind` has bestemming bron; without it no mapping would take its records."""
    zonder = CONTRACT.replace("{property: nl.waterpas.bestemming, value: bron}", "")
    with pytest.raises(DefinitieFout, match="geen mapping leest|Geen mapping leest") as fout:
        load_mappings(ggm_schema.load(), proef.contracts(zonder), proef.mappings)
    assert "bron.proef_kind" in str(fout.value)
    # A join only reads from it: its own records still go nowhere.
    proef.schrijf(
        KOP + "select p._rij as dwh_bronrij, sleutel('p', p.bsn) as pand_id, k.naam as status\n"
        "from bron.proef_persoon p left join bron.proef_kind k on k.bsn_ouder = p.bsn"
    )
    with pytest.raises(DefinitieFout, match="Geen mapping leest"):
        load_mappings(ggm_schema.load(), proef.contracts(zonder), proef.mappings)


def test_reden_mag_een_keuze_uit_vaste_teksten_zijn(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id, coalesce(\n"
        "  case when bsn = '' then 'Leeg.' when bsn is null then ('Weg.') end,\n"
        "  case naam when 'x' then 'Naam x.' else null end) as _reden\nfrom bron.proef_persoon"
    )
    assert proef.laad()[0].heeft_reden


# --- lineage --------------------------------------------------------------------------------------


def test_herkomst_door_alles_heen(proef: Proef) -> None:
    proef.schrijf(
        KOP
        + """
        with kinderen as (
            select bsn_ouder as ouder, count(*) as aantal, min(naam) as eerste
            from bron.proef_kind group by all
        ), delen as (
            select p._rij, p.bsn, l.stuk
            from bron.proef_persoon p, unnest(from_json(p.lijst, '["json"]')) as l(stuk)
        )
        select
            d._rij as dwh_bronrij,
            sleutel2('pand', d.bsn, p.naam) as pand_id,
            'vast' as geconstateerd,
            d.stuk ->> '$.x' as status,
            coalesce(k.eerste, gba_datum(p.geboren)) as identificatie,
            k.aantal as oppervlakte,
            (select max(z.naam) from bron.proef_kind z where z.bsn_ouder = d.bsn) as versie
        from delen d
        join bron.proef_persoon p using (_rij)
        left join kinderen k on k.ouder = d.bsn
        """
    )
    (mapping,) = proef.laad()
    persoon, kind = "bron.proef_persoon", "bron.proef_kind"
    assert kolomherkomst(mapping) == {
        "pand_id": [(persoon, "bsn"), (persoon, "naam")],
        "geconstateerd": [],
        "status": [(persoon, "lijst")],
        "identificatie": [(kind, "naam"), (persoon, "geboren")],
        "oppervlakte": [],
        "versie": [(kind, "naam")],
    }
    assert mapping.brontabellen == (kind, persoon)
    assert mapping.rijbronnen == (persoon,)


def test_herkomst_door_een_vereniging(proef: Proef) -> None:
    proef.schrijf(
        KOP + "select _rij as dwh_bronrij, sleutel('p', bsn) as pand_id, geboren as status\n"
        "from bron.proef_persoon\nunion all\n"
        "select _rij, sleutel('p', bsn_ouder), naam from bron.proef_kind"
    )
    (mapping,) = proef.laad()
    assert mapping.rijbronnen == ("bron.proef_kind", "bron.proef_persoon")
    assert kolomherkomst(mapping)["status"] == [
        ("bron.proef_kind", "naam"),
        ("bron.proef_persoon", "geboren"),
    ]


def test_herkomst_zonder_mapping() -> None:
    kolommen = {"bron.a": ["x", "y"]}
    sql = "select x || y as z, x as x from bron.a where y > '1'"
    assert herkomst(sql, kolommen) == {
        "z": [("bron.a", "x"), ("bron.a", "y")],
        "x": [("bron.a", "x")],
    }


# --- the mappings that the project ships ----------------------------------------------------------


def test_alle_mappings_van_het_project_laden_en_zijn_te_herleiden() -> None:
    mappings = load_mappings(ggm_schema.load(), load_contracts())
    assert mappings
    assert {m.pad for m in mappings} == set(MAPPINGS.glob("*/*.sql"))
    for mapping in mappings:
        assert set(kolomherkomst(mapping)) == {kolom.naam for kolom in mapping.kolommen}
