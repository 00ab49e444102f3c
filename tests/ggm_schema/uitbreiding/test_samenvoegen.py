"""An extension becomes part of the catalogue, and leaves all that is official as it was."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ggm_schema
from ggm_schema.catalogustabellen import catalogustabellen
from ggm_schema.ddl import volledige_ddl
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.multipliciteit import Multipliciteit, multipliciteit
from ggm_schema.uitbreiding import breid_uit
from ggm_schema.uitbreiding.feiten import _grenzen
from ggm_schema.zoek.zoeken import Zoeker
from tests.ggm_schema.uitbreiding.conftest import Schrijf, regel_van


@pytest.fixture
def samen(ggm: Catalogus, schrijf: Schrijf) -> Catalogus:
    return breid_uit(ggm, schrijf().parent)


def kolommen(catalogus: Catalogus, tabel: str) -> dict[str, str]:
    """Name and type of the columns that are no technical ones."""
    alle = catalogus.tabel(tabel).kolommen
    return {k.naam: k.type for k in alle if k.soort != "technisch"}


def test_own_object_types_become_tables_in_a_schema_of_their_own(samen: Catalogus) -> None:
    assert [t.naam for t in samen.in_schema("ggm_speelplekken")] == [
        "keurmeester",
        "kp_splplk_opnbrrmt",
        "speelobject",
        "speelplek",
    ]
    assert kolommen(samen, "ggm_speelplekken.speelobject") == {
        "speelobject_id": "BIGINT",
        "toestelnummer": "VARCHAR",
        "valhoogte": "INTEGER",
        "ondergrond": "VARCHAR",
        "plaatsingsdatum": "DATE",
        "keurt_keurmeester_id": "BIGINT",
        "staat_op_speelplek_id": "BIGINT",
    }
    assert samen.tabel("ggm_speelplekken.speelplek").kolom("plekcode").verplicht
    assert samen.tabel("ggm_speelplekken.speelplek").pakket == (
        "5 Sport, Cultuur en Recreatie / Speelplekken"
    )


def test_inheritance_follows_the_line_of_the_model(samen: Catalogus) -> None:
    assert samen.tabel("ggm_speelplekken.keurmeester").supertypes == (
        "ggm_rsgb.nietnatuurlijkpersoon",
        "ggm_rsgb.rechtspersoon",
    )
    assert "ggm_speelplekken.keurmeester" in samen.subtypes("ggm_rsgb.rechtspersoon")


def test_own_lists_of_values_have_codes_and_labels(samen: Catalogus) -> None:
    lijst = samen.enumeratie("Ondergrondsoort")
    assert lijst.schema == "ggm_speelplekken"
    assert [(w.code, w.label) for w in lijst.waarden] == [
        ("", "gras"),
        ("R", "rubber"),
        ("", "zand"),
    ]
    assert samen.tabel("ggm_speelplekken.speelobject").kolom("ondergrond").enumeratie == (
        "Ondergrondsoort"
    )


def test_an_attribute_may_use_a_list_of_the_model(ggm: Catalogus, schrijf: Schrijf) -> None:
    uit = breid_uit(ggm, schrijf(("type: AN40", "enumeratie: ggm_bag.statusPand")).parent)
    assert uit.tabel("ggm_speelplekken.keurmeester").kolom("keurmerk").enumeratie is not None


def test_extra_attributes_become_columns_of_the_official_table(
    ggm: Catalogus, samen: Catalogus
) -> None:
    naam = "ggm_bag.openbareruimte"
    assert kolommen(samen, naam) == {**kolommen(ggm, naam), "speelluwte": "BOOLEAN"}
    (eigen,) = (a for a in samen.feiten.attributen if a.naam == "speelluwte")
    assert eigen.vindplaats == "speelplekken"
    volgnummers = [
        a.volgnummer for a in samen.feiten.attributen if a.objecttype_guid == eigen.objecttype_guid
    ]
    assert len(set(volgnummers)) == len(volgnummers)


def test_nothing_official_changes(ggm: Catalogus, samen: Catalogus) -> None:
    for tabel in ggm.tabellen:
        nu = samen.tabel(tabel.volledige_naam)
        assert set(tabel.kolommen) <= set(nu.kolommen)
        assert (nu.supertypes, nu.guid, nu.pakket) == (tabel.supertypes, tabel.guid, tabel.pakket)
    assert set(ggm.enumeraties) <= set(samen.enumeraties)
    assert samen.release == ggm.release


def test_own_definitions_are_kept(samen: Catalogus) -> None:
    van = samen.feiten.definitie_van
    namen = {o.naam: o.guid for o in samen.feiten.objecttypen}
    assert van[namen["Speelplek"]] == "Plek in de openbare ruimte om te spelen."
    lijst = samen.enumeratie("Ondergrondsoort").guid
    assert van[f"{lijst}#2"] == "Tegels van rubber."
    (eigen,) = (a for a in samen.feiten.attributen if a.naam == "speelluwte")
    assert van[eigen.guid] == "Is het verkeer er rustig?"


def test_a_guid_is_the_same_each_time_and_survives_another_order(
    ggm: Catalogus, schrijf: Schrijf, samen: Catalogus
) -> None:
    pad = schrijf(
        ("  - naam: Speelplek\n", "  - naam: Hek\n    definitie: Hek.\n    attributen: [{naam: "
         "hoogte, type: N3}]\n  - naam: Speelplek\n"),
        ("- {naam: valhoogte, type: N3}", "- {naam: merk, type: AN9}\n      - {naam: valhoogte, "
         "type: N4}"),
    )  # fmt: skip
    anders = breid_uit(ggm, pad.parent)
    for tabel in samen.in_schema("ggm_speelplekken"):
        nu = anders.tabel(tabel.volledige_naam)
        assert nu.guid == tabel.guid
        assert {k.naam: k.guid for k in tabel.kolommen}.items() <= {
            k.naam: k.guid for k in nu.kolommen
        }.items()


def test_an_own_guid_keeps_what_it_names_when_the_name_changes(
    ggm: Catalogus, schrijf: Schrijf, samen: Catalogus
) -> None:
    guid = samen.tabel("ggm_speelplekken.keurmeester").guid
    assert guid is not None
    oud = {k.guid for k in samen.tabel("ggm_speelplekken.keurmeester").kolommen}
    pad = schrijf(
        ("naam: Keurmeester", f"naam: Inspecteur\n    guid: {guid.lower()}"),
        ("van: Keurmeester", "van: Inspecteur"),
    )
    nieuw = breid_uit(ggm, pad.parent).tabel("ggm_speelplekken.inspecteur")
    assert nieuw.guid == guid
    assert {k.guid for k in nieuw.kolommen} == oud


def test_two_extensions_may_name_each_other(ggm: Catalogus, schrijf: Schrijf) -> None:
    map_ = schrijf().parent
    (map_ / "beheer.yaml").write_text(
        "id: beheer\nnaam: Beheer\nbeschrijving: Beheer.\neigenaar: x\ndomein: Eigen domein\n"
        "objecttypen:\n  - naam: Onderhoudsbeurt\n    attributen: [{naam: datum, type: Date}]\n"
        "relaties:\n  - {van: Onderhoudsbeurt, naam: aan, naar: Speelobject}\n",
        encoding="utf-8",
    )
    tabel = breid_uit(ggm, map_).tabel("ggm_beheer.onderhoudsbeurt")
    assert tabel.kolom("aan_speelobject_id").verwijst_naar == "ggm_speelplekken.speelobject"
    assert tabel.pakket == "Eigen domein / Beheer"


def test_without_extensions_the_release_stays_what_it_was(
    ggm: Catalogus, uitbreidingen: Path
) -> None:
    assert breid_uit(ggm, uitbreidingen) is ggm


def test_the_project_ships_no_extension(ggm: Catalogus) -> None:
    assert breid_uit(ggm) is ggm


def test_loading_an_installation_gives_release_and_extensions(schrijf: Schrijf) -> None:
    map_ = schrijf().parent
    samen = ggm_schema.load(uitbreidingen=map_)
    assert samen.heeft("ggm_speelplekken.speelplek")
    assert samen is ggm_schema.load(uitbreidingen=map_)
    assert not ggm_schema.load().heeft("ggm_speelplekken.speelplek")


# --- what is generated from it -------------------------------------------------------------------


def test_the_ddl_has_tables_values_comments_and_a_flat_view(samen: Catalogus) -> None:
    with duckdb.connect() as con:
        eigen = [t.volledige_naam for t in samen.in_schema("ggm_speelplekken")]
        boven = samen.tabel("ggm_speelplekken.keurmeester").supertypes
        con.execute(volledige_ddl(samen, [*eigen, *boven, "ggm_bag.openbareruimte"]))
        waarden = con.execute("select * from ggm_speelplekken.ondergrondsoort_enum").fetchall()
        assert {"gras", "rubber", "zand"} <= {cel for rij in waarden for cel in rij}
        (platte,) = con.execute(
            "select list(column_name) from information_schema.columns "
            "where table_schema = 'ggm_speelplekken' and table_name like 'keurmeester_%'"
        ).fetchone() or ([],)
        assert {"keurmerk", "statutairenaam", "rekeningnummer"} <= set(platte)
        (tekst,) = con.execute(
            "select comment from duckdb_columns() where column_name = 'speelluwte'"
        ).fetchone() or ("",)
        assert "Is het verkeer er rustig?" in tekst


def test_the_catalogue_tables_and_the_search_know_it(samen: Catalogus) -> None:
    tabellen = catalogustabellen(samen)
    assert "Speelobject" in tabellen["objecttype"]["naam"]
    gevonden = [vondst.element for vondst in Zoeker(samen).zoek("trapveldje")]
    assert any("Speelplek" in str(element) for element in gevonden[:1])


# --- what cannot be built ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "stuk", "fout"),
    [
        ("type: AN12", "type: ANN12", "naam: plekcode", "type dat niet bestaat: ANN12"),
        (", type: AN20", "", "naam: toestelnummer", "heeft geen type"),
        ("naar: Speelplek", "naar: Spelplek", "van: Speelobject", "Bedoelt u .*speelplek"),
        ("    naar: Speelplek\n", "", "van: Speelobject", "heeft geen 'naar'"),
        ("[NietNatuurlijkPersoon]", "[NietNatuurlijkeAap]", "is_een", "nietnatuurlijkpersoon"),
        ("[NietNatuurlijkPersoon]", "[Keurmeester]", "is_een", "een soort van zichzelf"),
        ("[NietNatuurlijkPersoon]", "[Huishouden]", "is_een", "noem het schema erbij: ggm_"),
        ("enumeratie: Ondergrondsoort", "enumeratie: Ondergrond", "naam: ondergrond,",
         "Bedoelt u .*ondergrondsoort"),
        ("objecttype: ggm_bag.openbareruimte", "objecttype: ggm_bag.openbareruimt",
         "objecttype: ggm",
         "Bedoelt u .*openbareruimte"),
        ("objecttype: ggm_bag.openbareruimte", "objecttype: Speelplek", "objecttype: Speelplek",
         "geen objecttype van het GGM"),
    ],
)  # fmt: skip
def test_what_no_table_can_be_made_of_is_refused_with_its_line(
    ggm: Catalogus, schrijf: Schrijf, oud: str, nieuw: str, stuk: str, fout: str
) -> None:
    pad = schrijf((oud, nieuw))
    with pytest.raises(DefinitieFout, match=fout) as gevangen:
        breid_uit(ggm, pad.parent)
    assert gevangen.value.bestand == str(pad)
    assert gevangen.value.regel == regel_van(pad, stuk)


def test_a_circle_of_own_types_is_refused(ggm: Catalogus, schrijf: Schrijf) -> None:
    pad = schrijf(
        ("[NietNatuurlijkPersoon]", "[Speelplek]"),
        ("    synoniemen:", "    is_een: [Keurmeester]\n    synoniemen:"),
    )
    with pytest.raises(DefinitieFout, match="soort van zichzelf"):
        breid_uit(ggm, pad.parent)


@given(laagste=st.integers(0, 9), extra=st.none() | st.integers(0, 9))
def test_a_number_of_ends_means_what_it_says(laagste: int, extra: int | None) -> None:
    aantal = Multipliciteit(laagste, None if extra is None else max(laagste + extra, 1))
    assert multipliciteit(*_grenzen(aantal.kort)) == aantal
