"""What is taken stays with the one who has it; the later one gets its line and what to do."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from ggm_schema import tables
from ggm_schema.corrections import lees_correcties
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Attribuut, Catalogus
from ggm_schema.uitbreiding import breid_uit
from tests.ggm_schema.uitbreiding.conftest import GOED, Schrijf, regel_van

PAND_GUID = "3C0A0BD0-3F5A-4D3E-9C8C-1B6B0E0C0001"


def geweigerd(ggm: Catalogus, pad: Path, stuk: str) -> str:
    """The refusal, which must name this file and the line of this piece of text."""
    with pytest.raises(DefinitieFout) as gevangen:
        breid_uit(ggm, pad.parent)
    assert gevangen.value.bestand == str(pad)
    assert gevangen.value.regel == regel_van(pad, stuk)
    assert gevangen.value.doe
    return str(gevangen.value)


@pytest.mark.parametrize(
    ("oud", "nieuw", "stuk", "fout"),
    [
        ("naam: oppervlakte", "naam: plekCode", "naam: plekCode",
         "kolom plekcode in ggm_speelplekken.speelplek is er al: speelplekken.yaml, regel 15"),
        ("naam: oppervlakte", "naam: plekcode, verplicht: false", "naam: plekcode, verplicht",
         "'plekcode' staat er twee keer, ook op regel 15"),
        ("naam: oppervlakte", "naam: speelplek_id", "naam: speelplek_id",
         "elke tabel heeft er een met deze naam"),
        ("naam: oppervlakte", "naam: dwh_bronrij", "dwh_bronrij",
         "elke tabel heeft er een met deze naam"),
        ("naam: speelluwte", "naam: straatnaam", "naam: straatnaam",
         "kolom straatnaam in ggm_bag.openbareruimte is er al: deze release van het GGM heeft hem"),
        ("naam: speelluwte", "naam: ligt_in_woonplaats_id", "ligt_in_woonplaats_id",
         "deze release van het GGM heeft hem"),
        ("naam: Speelobject\n", "naam: speelplek\n", "naam: speelplek\n",
         "tabel ggm_speelplekken.speelplek is er al"),
        ("  - naam: Ondergrondsoort", "  - naam: StatusPand", "naam: StatusPand",
         "een enumeratie van het GGM, in ggm_"),
    ],
)  # fmt: skip
def test_a_name_that_is_taken_is_refused(
    ggm: Catalogus, schrijf: Schrijf, oud: str, nieuw: str, stuk: str, fout: str
) -> None:
    pad = schrijf((oud, nieuw))
    assert fout in geweigerd(ggm, pad, stuk)


def test_the_same_value_twice_is_one_value_as_in_a_release(
    ggm: Catalogus, schrijf: Schrijf
) -> None:
    pad = schrijf(("waarden: [gras,", "waarden: [gras, gras,"))
    lijst = breid_uit(ggm, pad.parent).enumeratie("Ondergrondsoort")
    assert [waarde.label for waarde in lijst.waarden] == ["gras", "rubber", "zand"]


def test_the_schema_of_a_package_of_the_release_is_taken(
    ggm: Catalogus, uitbreidingen: Path
) -> None:
    pad = uitbreidingen / "bag.yaml"
    pad.write_text(GOED.replace("id: speelplekken", "id: bag"), encoding="utf-8")
    assert "schema ggm_bag is al van 99 Kern / BAG / Model BAG" in geweigerd(ggm, pad, "id: bag")


def test_the_path_of_a_package_of_the_release_is_taken(ggm: Catalogus, schrijf: Schrijf) -> None:
    pad = schrijf(
        ("domein: 5 Sport, Cultuur en Recreatie", "domein: 99 Kern / BAG"),
        ("naam: Speelplekken\n", "naam: Model BAG\n"),
    )
    assert "pakket 99 Kern / BAG / Model BAG is er al" in geweigerd(ggm, pad, "naam: Model BAG")


def test_a_guid_of_the_release_is_taken(ggm: Catalogus, schrijf: Schrijf) -> None:
    guid = ggm.tabel("ggm_bag.pand").guid
    pad = schrijf(("naam: Keurmeester\n", f"naam: Keurmeester\n    guid: {guid}\n"))
    assert "in het GGM, van Pand" in geweigerd(ggm, pad, "naam: Keurmeester")


def test_two_extensions_may_not_both_add_a_column(
    ggm: Catalogus, schrijf: Schrijf, uitbreidingen: Path
) -> None:
    schrijf()
    pad = uitbreidingen / "zomer.yaml"
    pad.write_text(
        "id: zomer\nnaam: Zomer\nbeschrijving: Zomer.\neigenaar: x\ndomein: Eigen\naanvullingen:\n"
        "  - objecttype: ggm_bag.openbareruimte\n    attributen:\n"
        "      - {naam: Speelluwte, type: Boolean}\n",
        encoding="utf-8",
    )
    assert "speelplekken.yaml, regel" in geweigerd(ggm, pad, "naam: Speelluwte")


def test_two_extensions_may_not_share_a_guid(
    ggm: Catalogus, schrijf: Schrijf, uitbreidingen: Path
) -> None:
    schrijf(("naam: Keurmeester\n", f"naam: Keurmeester\n    guid: {PAND_GUID}\n"))
    pad = uitbreidingen / "zomer.yaml"
    pad.write_text(
        "id: zomer\nnaam: Zomer\nbeschrijving: Zomer.\neigenaar: x\ndomein: Eigen\nobjecttypen:\n"
        f"  - naam: Zomer\n    guid: {PAND_GUID}\n    attributen: [{{naam: jaar, type: N4}}]\n",
        encoding="utf-8",
    )
    assert "speelplekken.yaml, regel" in geweigerd(ggm, pad, "  - naam: Zomer")


def test_a_newer_release_with_the_same_attribute_says_what_to_do(
    ggm: Catalogus, schrijf: Schrijf
) -> None:
    """The extension fits today; tomorrow the model itself has this attribute."""
    pad = schrijf()
    breid_uit(ggm, pad.parent)
    officieel = ggm.tabel("ggm_bag.openbareruimte").guid or ""
    voorbeeld = next(a for a in ggm.feiten.attributen if a.objecttype_guid == officieel)
    nieuw: Attribuut = dataclasses.replace(
        voorbeeld, guid=PAND_GUID, naam="speelLuwte", volgnummer=99
    )
    feiten = dataclasses.replace(ggm.feiten, attributen=(*ggm.feiten.attributen, nieuw))
    volgende = tables.maak_catalogus(ggm.release, feiten, lees_correcties())
    tekst = geweigerd(volgende, pad, "naam: speelluwte")
    assert "haal uw eigen attribuut weg" in tekst
    assert "vul in uw mappings de kolom van het GGM" in tekst


def test_a_relation_may_not_take_the_name_of_an_official_column(
    ggm: Catalogus, schrijf: Schrijf
) -> None:
    """Two relations that want one column both get another name: the official one may not."""
    assert ggm.tabel("ggm_bag.openbareruimte").heeft("ligt_in_woonplaats_id")
    pad = schrijf(
        ("  - van: Keurmeester\n", "  - van: ggm_bag.openbareruimte\n    naam: ligt in\n    naar: "
         "ggm_bag.woonplaats\n    multipliciteit: {van: 0..*, naar: 1}\n  - van: Keurmeester\n"),
    )  # fmt: skip
    tekst = geweigerd(ggm, pad, "van: ggm_bag.openbareruimte")
    assert "ggm_bag.openbareruimte al in gebruik" in tekst


def test_a_relation_may_not_take_the_name_of_an_official_junction_table(
    ggm: Catalogus, schrijf: Schrijf
) -> None:
    koppel = next(t for t in ggm.tabellen if t.objecttype is None and t.schema == "ggm_bag")
    relatie = next(r for r in ggm.feiten.relaties if r.guid == koppel.guid)
    van, naar = (
        next(t.volledige_naam for t in ggm.tabellen if t.guid == guid)
        for guid in (relatie.van_guid, relatie.naar_guid)
    )
    pad = schrijf(
        ("  - van: Keurmeester\n", f"  - van: {van}\n    naam: zelf\n    naar: {naar}\n"
         "    multipliciteit: {van: 0..*, naar: 0..*}\n  - van: Keurmeester\n"),
    )  # fmt: skip
    assert "neemt een naam over" in geweigerd(ggm, pad, f"van: {van}")


def test_a_correction_is_for_the_release_only(
    ggm: Catalogus, schrijf: Schrijf, tmp_path: Path
) -> None:
    correcties = tmp_path / "correcties.yaml"
    correcties.write_text(
        "kolommen:\n  - kolommen: [ggm_speelplekken.speelplek.plekcode]\n    type: int\n"
        "    reden: proef\n",
        encoding="utf-8",
    )
    pad = schrijf()
    with pytest.raises(DefinitieFout, match=r"een correctie van een kolom van het GGM"):
        breid_uit(ggm, pad.parent, correcties)
