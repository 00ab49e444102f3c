"""The BAG reader: every element is read as it was delivered, and nothing else is trusted."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyarrow as pa
import pytest

from data_samples.generator import bag as samples
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import maak_wereld
from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import FORMAAT
from pipelines.contract.laden import SOURCES, load_contract
from pipelines.readers import READERS, Afkeur, Blok
from pipelines.readers.bag_schema import HERHAALBAAR, KOLOMMEN, MUTATIE, ONDERZOEK
from tests.pipelines.readers.conftest import Gelezen, verzamel

NS = "www.kadaster.nl/schemas/lvbag"
KOP = (
    f'<sl-bag-extract:bagStand xmlns:sl-bag-extract="http://{NS}/extract-deelbestand-lvc/v{{v}}"'
    ' xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"'
    f' xmlns:Objecten="{NS}/imbag/objecten/v{{v}}"'
    f' xmlns:Objecten-ref="{NS}/imbag/objecten-ref/v{{v}}"'
    f' xmlns:Historie="{NS}/imbag/historie/v{{v}}"'
    f' xmlns:KenmerkInOnderzoek="{NS}/imbag/kenmerkinonderzoek/v{{v}}"'
    ' xmlns:gml="http://www.opengis.net/gml/3.2"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<sl:standBestand><sl:dataset>LVBAG</sl:dataset><sl:inhoud><sl:objectTypen>"
    "<sl:objectType>{code}</sl:objectType></sl:objectTypen></sl:inhoud>"
)
STAART = "</sl:standBestand></sl-bag-extract:bagStand>"
PAND = (
    "<Objecten:Pand><Objecten:identificatie domein='NL.IMBAG.Pand'>0221100000000001"
    "</Objecten:identificatie>{extra}<Objecten:voorkomen><Historie:Voorkomen>"
    "<Historie:voorkomenidentificatie>1</Historie:voorkomenidentificatie><Historie:BeschikbaarLV>"
    "<Historie:tijdstipRegistratieLV>2010-01-01T00:00:00.000</Historie:tijdstipRegistratieLV>"
    "</Historie:BeschikbaarLV></Historie:Voorkomen></Objecten:voorkomen></Objecten:Pand>"
)


def stand(*objecten: str, code: str = "PND", versie: str = "20200601") -> bytes:
    delen = (
        o
        if o.startswith("<sl:")
        else f"<sl:stand><sl-bag-extract:bagObject>{o}</sl-bag-extract:bagObject></sl:stand>"
        for o in objecten
    )
    return (KOP.format(v=versie, code=code) + "".join(delen) + STAART).encode()


def zip_van(**leden: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam.replace("__", "."), inhoud)
    return uit.getvalue()


def stukken(pad: Path, naam: str) -> Iterator[Blok | Afkeur]:
    formaat = load_contract(SOURCES / "bag_extract.yaml").formaat
    bestand = Landingsbestand("bag_extract", naam, pad, "0" * 64, pad.stat().st_size)
    return READERS["bag"](bestand, formaat)


@pytest.fixture
def lees(tmp_path: Path):  # type: ignore[no-untyped-def]
    def doe(inhoud: bytes, naam: str = "0221PND.xml") -> Gelezen:
        pad = tmp_path / "kopie"
        pad.write_bytes(inhoud)
        return verzamel(stukken(pad, naam))

    return doe


# --- what is read ---------------------------------------------------------------------------------


def test_every_object_becomes_a_row_of_text(lees) -> None:  # type: ignore[no-untyped-def]
    gelezen = lees(stand(PAND.format(extra="<Objecten:status>Pand  in gebruik </Objecten:status>")))
    [(tabel, nummer, rij)] = gelezen.rijen
    assert (tabel, nummer) == ("pand", 1)
    assert {k: v for k, v in rij.items() if v is not None} == {
        "identificatie": "0221100000000001",
        "status": "Pand  in gebruik ",
        "voorkomen.voorkomenidentificatie": "1",
        "voorkomen.tijdstipRegistratieLV": "2010-01-01T00:00:00.000",
    }
    assert tuple(rij) == KOLOMMEN["pand"]


@pytest.mark.parametrize(
    ("xml", "waarde"),
    [
        ("", None),
        ("<Objecten:status xsi:nil='true'/>", None),
        ("<Objecten:status/>", ""),
        ("<Objecten:status></Objecten:status>", ""),
        ("<Objecten:status>a &amp; b</Objecten:status>", "a & b"),
        ("<Objecten:status><![CDATA[<a>]]></Objecten:status>", "<a>"),
        ("<Objecten:status>in<!-- niet --> gebruik</Objecten:status>", "in gebruik"),
        ("<Objecten:status>a</Objecten:status><Objecten:status>b</Objecten:status>", '["a", "b"]'),
    ],
)
def test_missing_and_empty_stay_apart_and_nothing_is_lost(lees, xml, waarde) -> None:  # type: ignore[no-untyped-def]
    assert lees(stand(PAND.format(extra=xml))).records[0]["status"] == waarde


def test_repeatable_elements_are_always_a_list(lees) -> None:  # type: ignore[no-untyped-def]
    ref = "<Objecten-ref:PandRef>{}</Objecten-ref:PandRef>"
    vbo = (
        "<Objecten:Verblijfsobject><Objecten:gebruiksdoel>woonfunctie</Objecten:gebruiksdoel>"
        f"<Objecten:maaktDeelUitVan>{ref.format(1)}{ref.format(2)}</Objecten:maaktDeelUitVan>"
        "</Objecten:Verblijfsobject>"
    )
    rij = lees(stand(vbo)).records[0]
    assert rij["gebruiksdoel"] == '["woonfunctie"]'
    assert rij["maaktDeelUitVan"] == '["1", "2"]'
    assert rij["heeftAlsNevenadres"] is None


def test_an_element_that_the_schema_does_not_know_is_a_column_more(lees) -> None:  # type: ignore[no-untyped-def]
    nieuw = "<Objecten:energielabel><Objecten:Label><Objecten:letter>A</Objecten:letter>"
    nieuw += "</Objecten:Label></Objecten:energielabel>"
    gelezen = lees(stand(PAND.format(extra=nieuw), PAND.format(extra="")))
    assert gelezen.kolommen[-1] == "energielabel.letter"
    assert [rij["energielabel.letter"] for rij in gelezen.records] == ["A", None]


def test_another_version_date_is_accepted(lees) -> None:  # type: ignore[no-untyped-def]
    assert len(lees(stand(PAND.format(extra=""), versie="20310101")).rijen) == 1


def test_investigations_share_one_table(lees) -> None:  # type: ignore[no-untyped-def]
    kenmerk = (
        "<sl:stand><sl-bag-extract:kenmerkInOnderzoek><KenmerkInOnderzoek:Kenmerk{0}InOnderzoek>"
        "<KenmerkInOnderzoek:identificatieVan{0}>1</KenmerkInOnderzoek:identificatieVan{0}>"
        "</KenmerkInOnderzoek:Kenmerk{0}InOnderzoek></sl-bag-extract:kenmerkInOnderzoek></sl:stand>"
    )
    gelezen = lees(stand(kenmerk.format("Pand"), kenmerk.format("Openbareruimte")))
    assert [(t, r["objecttype"], r["identificatieVan"]) for t, _, r in gelezen.rijen] == [
        (ONDERZOEK, "Pand", "1"),
        (ONDERZOEK, "Openbareruimte", "1"),
    ]


def test_an_unknown_object_is_counted_and_explained(lees) -> None:  # type: ignore[no-untyped-def]
    gelezen = lees(
        stand(
            PAND.format(extra=""),
            "<Objecten:Woonschip/>",
            "<Pand/>",
            PAND.format(extra="") + PAND.format(extra=""),
            "",
            "<sl:stand><iets/></sl:stand>",
            "<sl:anders/>",
            PAND.format(extra=""),
        )
    )
    assert gelezen.nummers == [1, 4, 5, 9]
    assert [(a.regelnummer, a.tabel) for a in gelezen.afkeur] == [
        (2, None), (3, None), (6, None), (7, None), (8, None),
    ]  # fmt: skip
    assert all(a.reden and "Woonschip" not in a.reden for a in gelezen.afkeur)


def test_a_document_without_objects_still_tells_its_columns(tmp_path: Path) -> None:
    pad = tmp_path / "leeg"
    pad.write_bytes(stand(code="LIG"))
    [blok] = stukken(pad, "0221LIG.xml")
    assert isinstance(blok, Blok)
    assert (blok.tabel, blok.kolommen.num_rows) == ("ligplaats", 0)
    assert tuple(blok.kolommen.schema.names) == KOLOMMEN["ligplaats"]


def test_members_of_a_zip_keep_their_path(lees) -> None:  # type: ignore[no-untyped-def]
    binnen = zip_van(a__xml=stand(PAND.format(extra="")), lees__txt=b"x")
    buiten = zip_van(b__zip=binnen, c__xml=stand(code="WPL"))
    gelezen = lees(buiten, "BAG.zip")
    assert [a.bestand for a in gelezen.afkeur] == ["BAG.zip/b.zip/lees.txt"]
    assert len(gelezen.rijen) == 1


def test_a_zip_by_content_needs_no_name(lees) -> None:  # type: ignore[no-untyped-def]
    assert len(lees(zip_van(a__xml=stand(PAND.format(extra=""))), "extract").rijen) == 1


def test_batches_are_bounded_and_numbers_go_on(tmp_path: Path) -> None:
    pad = tmp_path / "veel"
    pad.write_bytes(stand(*[PAND.format(extra="")] * 12_001))
    blokken = [b for b in stukken(pad, "a.xml") if isinstance(b, Blok)]
    assert [b.kolommen.num_rows for b in blokken] == [5000, 5000, 2001]
    alle = pa.concat_arrays([b.regelnummers for b in blokken]).to_pylist()
    assert alle == list(range(1, 12_002))


def test_large_texts_are_given_off_before_they_pile_up(tmp_path: Path) -> None:
    groot = f"<Objecten:documentnummer>{'x' * 2_000_000}</Objecten:documentnummer>"
    pad = tmp_path / "groot"
    pad.write_bytes(stand(*[PAND.format(extra=groot)] * 30))
    blokken = [b for b in stukken(pad, "a.xml") if isinstance(b, Blok)]
    assert max(b.kolommen.nbytes for b in blokken) < 25_000_000
    assert sum(b.kolommen.num_rows for b in blokken) == 30


def test_the_contract_declares_what_the_schema_holds() -> None:
    contract = load_contract(SOURCES / "bag_extract.yaml")
    declaratie = {o.name: tuple(k.geleverde_naam for k in o.properties) for o in contract.objecten}
    assert declaratie == KOLOMMEN


# --- daily mutations ------------------------------------------------------------------------------

MUTATIES = (
    f'<mlm:bagMutaties xmlns:mlm="http://{NS}/extract-deelbestand-mutaties-lvc/v20200601"'
    ' xmlns:ml="http://www.kadaster.nl/schemas/mutatielevering-generiek/1.0"'
    f' xmlns:Objecten="{NS}/imbag/objecten/v1" xmlns:Historie="{NS}/imbag/historie/v1">'
    "<ml:mutatieBericht><ml:dataset>LVBAG</ml:dataset>{}</ml:mutatieBericht></mlm:bagMutaties>"
)
OUD_EN_NIEUW = (
    "<ml:mutatieGroep><ml:wijziging><ml:was>{0}</ml:was><ml:wordt>{0}</ml:wordt></ml:wijziging>"
    "<ml:toevoeging><ml:wordt>{0}</ml:wordt></ml:toevoeging></ml:mutatieGroep>"
).format(f"<mlm:bagObject>{PAND.format(extra='')}</mlm:bagObject>")


def muteer(pad: Path, naam: str) -> Gelezen:
    formaat = FORMAAT.validate_python({"soort": "bag"})
    formaat.voor({tabel: (*namen, *MUTATIE) for tabel, namen in KOLOMMEN.items()})
    bestand = Landingsbestand("bag_mutaties", naam, pad, "0" * 64, pad.stat().st_size)
    return verzamel(READERS["bag"](bestand, formaat))


@pytest.mark.parametrize("hap", [1, 100, 10_000])
def test_a_mutation_tells_what_was_and_what_is(
    tmp_path: Path, hap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.readers.bag._HAP", hap)
    monkeypatch.setattr("pipelines.readers.xml_kop._HAP", hap)
    monkeypatch.setattr("pipelines.readers.xml_kop._KOP", 10_000 * hap)
    pad = tmp_path / "m.xml"
    pad.write_text(MUTATIES.format(OUD_EN_NIEUW * 2))
    gelezen = muteer(pad, "m.xml")
    assert [tuple(rij[k] for k in MUTATIE) for rij in gelezen.records] == [
        ("wijziging", "was"), ("wijziging", "wordt"), ("toevoeging", "wordt"),
    ] * 2  # fmt: skip
    assert {rij["identificatie"] for rij in gelezen.records} == {"0221100000000001"}
    assert gelezen.nummers == [1, 2, 3, 4, 5, 6]


def test_an_extract_has_no_columns_for_mutations(tmp_path: Path) -> None:
    pad = tmp_path / "s.xml"
    pad.write_bytes(stand(PAND.format(extra="")))
    assert set(MUTATIE).isdisjoint(muteer(pad, "s.xml").kolommen)


@pytest.mark.shared
def test_real_mutations_are_read_to_the_last_object(shared: Path) -> None:
    pad = shared / "samples/bag/BAGNLDM-13112021-14112021_dagmutaties.zip"
    gelezen = muteer(pad, pad.name)
    assert gelezen.afkeur == []
    assert Counter(tabel for tabel, _, _ in gelezen.rijen) == tel(pad.read_bytes())
    rollen = Counter(
        tuple(rij[k] for k in MUTATIE) for _, _, rij in gelezen.rijen if "mutatie.rol" in rij
    )
    # A relation between a municipality and a place is not a mutation: it comes as a whole.
    assert set(rollen) == {("toevoeging", "wordt"), ("wijziging", "was"), ("wijziging", "wordt")}
    assert rollen["wijziging", "was"] == rollen["wijziging", "wordt"]


# --- an independent count -------------------------------------------------------------------------


def tel(inhoud: bytes) -> Counter[str]:
    """Objects per type, counted with other libraries than the reader uses."""
    aantal: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for lid in archief.namelist():
            if "__MACOSX" in lid or lid.endswith(".DS_Store"):
                continue
            data = archief.read(lid)
            aantal += tel(data) if lid.endswith(".zip") else _tel_document(data)
    return aantal


def _tel_document(inhoud: bytes) -> Counter[str]:
    aantal: Counter[str] = Counter()
    for _, element in ElementTree.iterparse(io.BytesIO(inhoud)):
        naam = element.tag.rpartition("}")[2]
        if naam in {"bagObject", "kenmerkInOnderzoek"}:
            kind = element[0].tag.rpartition("}")[2]
            aantal[ONDERZOEK if naam == "kenmerkInOnderzoek" else kind.lower()] += 1
        elif naam == "GemeenteWoonplaatsRelatie":
            aantal[naam.lower()] += 1
    return aantal


def gelezen_per_tabel(pad: Path, naam: str) -> Counter[str]:
    aantal: Counter[str] = Counter()
    for stuk in stukken(pad, naam):
        assert isinstance(stuk, Blok), stuk
        aantal[stuk.tabel] += stuk.kolommen.num_rows
    return +aantal


def test_the_sample_extract_is_read_to_the_last_object(tmp_path: Path) -> None:
    samples.schrijf(maak_wereld(300, 3), "2026-10-01", tmp_path, Waarheid())
    [pad] = (tmp_path / "bag_extract").iterdir()
    verwacht = tel(pad.read_bytes())
    assert set(verwacht) == set(KOLOMMEN)
    assert gelezen_per_tabel(pad, pad.name) == verwacht


@pytest.mark.shared
@pytest.mark.parametrize(
    "naam", ["BAGNLDL-15092020-small_Doesburg.zip", "0221PND15092020_Doesburg_panden.zip"]
)
def test_real_extracts_are_read_to_the_last_object(shared: Path, naam: str) -> None:
    pad = shared / "samples/bag" / naam
    assert gelezen_per_tabel(pad, naam) == tel(pad.read_bytes())


# --- what is refused ------------------------------------------------------------------------------

GEHEIM = "geheime-waarde-999990019"
ENTITEIT = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
GELACH = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
GEVULD = stand(PAND.format(extra=f"<Objecten:status>{GEHEIM}</Objecten:status>"))
KADASTER_1 = b'<xb:BAG-Extract-Deelbestand-LVC xmlns:xb="http://www.kadaster.nl/schemas/x"/>'

SLECHT: dict[str, tuple[bytes, str]] = {
    "leeg bestand": (b"", "leesbaar XML"),
    "geen XML": (b"id;naam\n1;" + GEHEIM.encode(), "leesbaar XML"),
    "HTML": (b"<html><body>" + GEHEIM.encode(), "geen BAG-extract"),
    "andere wortel": (b"<bagStand/>", "geen BAG-extract"),
    "BAG 1.0": (KADASTER_1, "BAG 1.0"),
    "mutaties": (b'<m:bagMutaties xmlns:m="http://www.kadaster.nl/x"/>', "mutaties"),
    "alleen begeleidend": (b"<BAG-Extract-Levering/>", "geen BAG-bestand met objecten"),
    "externe entiteit": (ENTITEIT.encode() + GEVULD, "DOCTYPE"),
    "externe entiteit in UTF-16": (
        ('<?xml version="1.0" encoding="utf-16"?>' + ENTITEIT + "<a/>").encode("utf-16"),
        "DOCTYPE",
    ),
    "externe DTD": (b'<!DOCTYPE a SYSTEM "http://voorbeeld.test/a.dtd">' + GEVULD, "DOCTYPE"),
    "billion laughs": ((GELACH + "]><a>&j;</a>").encode(), "DOCTYPE"),
    "DOCTYPE na veel commentaar": (b"<!--" + b" " * 200_000 + b"-->" + GELACH.encode(), "DOCTYPE"),
    "entiteit zonder DOCTYPE": (GEVULD.replace(b"waarde", b"&x;"), "beschadigd"),
    "verkeerde eindtag": (GEVULD.replace(b"</Objecten:status>", b"</x>"), "beschadigd"),
    "cp1252": (GEVULD.replace(b"waarde", b"waard\xeb"), "geldige tekens"),
    "nulbyte": (GEVULD.replace(b"waarde", b"wa\0rde"), "geldige tekens"),
    "tien MB in een veld": (GEVULD.replace(b"waarde", b"x" * 11_000_000), "10 MB"),
    "te diep genest": (GEVULD.replace(b"geheime", b"<a>" * 400), "10 MB, of de XML is te diep"),
    "tweede document erachter": (GEVULD + GEVULD, "beschadigd"),
    "vier MB commentaar": (b"<!--" + b" " * 5_000_000 + b"-->" + GEVULD, "leesbaar XML"),
    "lege zip": (zip_van(), "geen BAG-bestand met objecten"),
    "zip zonder XML": (zip_van(a__csv=b"1;2"), "geen BAG-bestand met objecten"),
    "zip met mutaties": (zip_van(a__xml=b"<bagMutaties/>"), "mutaties"),
    "zip met een DOCTYPE": (zip_van(a__xml=ENTITEIT.encode() + GEVULD), "DOCTYPE"),
    "afgebroken zip": (zip_van(a__xml=GEVULD)[:-30], "afgebroken"),
    "zip in zip in zip in zip in zip": (
        zip_van(a__zip=zip_van(a__zip=zip_van(a__zip=zip_van(a__zip=zip_van(a__xml=GEVULD))))),
        "in elkaar",
    ),
}


@pytest.mark.parametrize(("inhoud", "fout"), SLECHT.values(), ids=SLECHT.keys())
def test_bad_input_gives_one_clear_message(lees, inhoud: bytes, fout: str) -> None:  # type: ignore[no-untyped-def]
    naam = "extract.zip" if inhoud.startswith(b"PK") else "extract.xml"
    with pytest.raises(OnleesbareInvoer, match=fout) as gevangen:
        lees(inhoud, naam)
    tekst = str(gevangen.value)
    assert tekst.startswith("extract.")
    assert "Wat te doen:" in tekst
    assert gevangen.value.exit_code == 2
    assert GEHEIM[:8] not in tekst
    assert "root:" not in tekst


@pytest.mark.parametrize("deel", range(2, 20))
def test_a_truncated_document_is_refused_wherever_it_ends(lees, deel: int) -> None:  # type: ignore[no-untyped-def]
    inhoud = stand(*[PAND.format(extra="<Objecten:status>Pand</Objecten:status>")] * 40)
    with pytest.raises(OnleesbareInvoer) as gevangen:
        lees(inhoud[: len(inhoud) * deel // 20])
    assert "breekt halverwege af" in str(gevangen.value)


@pytest.mark.parametrize("naam", ["../a.xml", "/etc/a.xml", "C:/a.xml"])
def test_a_member_that_points_outside_is_refused(lees, naam: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OnleesbareInvoer, match="buiten het zipbestand"):
        lees(zip_van(**{naam: stand(PAND.format(extra=""))}), "extract.zip")


def test_a_zip_bomb_is_refused(lees) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OnleesbareInvoer, match="zipbom"):
        lees(zip_van(a__xml=b" " * 150_000_000), "extract.zip")


def test_the_message_names_member_and_line(lees) -> None:  # type: ignore[no-untyped-def]
    kapot = GEVULD.replace(b"<sl:stand>", b"\n\n<sl:stand>").replace(b"</Objecten:status>", b"</x>")
    with pytest.raises(OnleesbareInvoer) as gevangen:
        lees(zip_van(b__zip=zip_van(a__xml=kapot)), "extract.zip")
    assert str(gevangen.value).startswith("extract.zip/b.zip/a.xml, regel 3:")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("naam", "fout"),
    [
        ("BAGNLDM-13112021-14112021_dagmutaties.zip", "bestand met mutaties"),
        ("bag1_verblijfsobject-dubbel.xml", "BAG 1.0"),
    ],
)
def test_real_deliveries_of_another_kind_are_refused(shared: Path, naam: str, fout: str) -> None:
    with pytest.raises(OnleesbareInvoer, match=fout):
        list(stukken(shared / "samples/bag" / naam, naam))


@pytest.mark.shared
def test_a_crooked_geometry_is_kept_as_delivered(shared: Path) -> None:
    naam = "pand-gml-bad.xml"
    [rij] = verzamel(stukken(shared / "samples/bag" / naam, naam)).records
    geometrie = rij["geometrie"]
    assert geometrie is not None
    assert geometrie.startswith("POLYGON Z ((247452.468 480187.571 0.0, 247453.262 480177.649 0.0")


def _teksten(inhoud: bytes) -> Iterator[list[str]]:
    """Per object its texts outside the geometry, by a library that the reader does not use."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for lid in archief.namelist():
            if "__MACOSX" in lid or lid.endswith(".DS_Store"):
                continue
            data = archief.read(lid)
            if lid.endswith(".zip"):
                yield from _teksten(data)
                continue
            for element in ElementTree.fromstring(data).iter():
                if element.tag.endswith("}bagObject"):
                    [object_] = element
                    for kind in [k for k in object_ if k.tag.endswith("}geometrie")]:
                        object_.remove(kind)
                    yield sorted(e.text or "" for e in object_.iter() if not len(e) and e.text)


@pytest.mark.shared
def test_real_extracts_are_read_byte_for_byte(shared: Path) -> None:
    pad = shared / "samples/bag/BAGNLDL-15092020-small_Doesburg.zip"
    ons = []
    for tabel, _, rij in verzamel(stukken(pad, pad.name)).rijen:
        if tabel in {ONDERZOEK, "gemeentewoonplaatsrelatie"}:
            continue
        teksten: list[str] = []
        for kolom, waarde in rij.items():
            if waarde and kolom in HERHAALBAAR:
                teksten += json.loads(waarde)
            elif waarde and kolom != "geometrie":
                teksten.append(waarde)
        ons.append(sorted(teksten))
    assert ons == list(_teksten(pad.read_bytes()))


# --- memory ---------------------------------------------------------------------------------------

# VmHWM and not ru_maxrss: a process inherits that from the one that started it, and then no peak of
# its own would ever show.
METEN = """
import re, sys
from pathlib import Path
from tests.pipelines.readers.test_bag import stukken
n = 0
for stuk in stukken(Path(sys.argv[1]), "a.zip"):
    n += stuk.kolommen.num_rows
print(n, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def _piek(pad: Path) -> tuple[int, float]:
    """Rows, and megabytes at most in use, of reading this file in a process of its own."""
    uit = subprocess.run(
        [sys.executable, "-c", METEN, str(pad)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    rijen, kb = uit.stdout.split()
    return int(rijen), int(kb) / 1024


@pytest.mark.slow
@pytest.mark.parametrize("in_een_stand", [False, True])
def test_ten_times_the_objects_take_the_same_memory(tmp_path: Path, in_een_stand: bool) -> None:
    punten = "206289.94 447355.96 " * 12
    geometrie = (
        '<Objecten:geometrie><gml:Polygon srsDimension="2"><gml:exterior><gml:LinearRing>'
        f"<gml:posList>{punten}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
        "</Objecten:geometrie>"
    )
    object_ = f"<sl-bag-extract:bagObject>{PAND.format(extra=geometrie)}</sl-bag-extract:bagObject>"
    pieken = []
    for aantal in (5_000, 50_000):
        pad = tmp_path / f"{aantal}.zip"
        los = object_ if in_een_stand else f"<sl:stand>{object_}</sl:stand>"
        with zipfile.ZipFile(pad, "w") as zip_, zip_.open("a.xml", "w") as uit:
            uit.write(KOP.format(v="20200601", code="PND").encode())
            uit.write(b"<sl:stand>" * in_een_stand)
            for _ in range(aantal // 1000):
                uit.write(los.encode() * 1000)
            uit.write(b"</sl:stand>" * in_een_stand + STAART.encode())
        rijen, piek = _piek(pad)
        assert rijen == aantal
        pieken.append(piek)
    assert pieken[1] - pieken[0] < 25, pieken
