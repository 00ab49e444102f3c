"""iWmo and iJw messages: from XML to deliveries and declarations, and real messages in full."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-11-01"
NS = "http://www.istandaarden.nl/{0}/3_2"
START = (
    "<m:StartProducten><m:StartProduct><m:ToewijzingNummer>{nr}</m:ToewijzingNummer>"
    "<m:ToewijzingIngangsdatum>2026-01-01</m:ToewijzingIngangsdatum>"
    "<m:Begindatum>{begin}</m:Begindatum><m:StatusAanlevering>{status}</m:StatusAanlevering>"
    "</m:StartProduct></m:StartProducten>"
)
STOP = START.replace("Start", "Stop").replace(
    "<m:StatusAanlevering>",
    "<m:RedenBeeindiging>31</m:RedenBeeindiging><m:Einddatum>2026-06-30</m:Einddatum>"
    "<m:StatusAanlevering>",
)
DECLARATIE = """<m:Declaratie><m:DeclaratieNummer>D1</m:DeclaratieNummer>
<m:DeclaratiePeriode><b:Begindatum>2026-07-01</b:Begindatum><b:Einddatum>2026-07-31</b:Einddatum>
</m:DeclaratiePeriode><m:DeclaratieDagtekening>2026-08-05</m:DeclaratieDagtekening>
<m:TotaalIngediendBedrag><b:TotaalBedrag>1205</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit>
</m:TotaalIngediendBedrag><m:Clienten>
<m:Client><m:Bsn>000000012</m:Bsn><m:Prestaties>{een}</m:Prestaties></m:Client>
<m:Client><m:Bsn>999990019</m:Bsn><m:Prestaties>{twee}</m:Prestaties></m:Client>
</m:Clienten></m:Declaratie>"""
PRESTATIE = """<m:Prestatie><m:ProductReferentie><b:ReferentieNummer>{ref}</b:ReferentieNummer>
</m:ProductReferentie><m:ToewijzingNummer>101</m:ToewijzingNummer>
<m:IngediendBedrag><b:Bedrag>{bedrag}</b:Bedrag><b:DebetCredit>{dc}</b:DebetCredit>
</m:IngediendBedrag></m:Prestatie>"""


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


def bericht(soort: str, inhoud: str, nummer: str = "1") -> str:
    basis = "iwmo" if soort.startswith("wmo") else "ijw"
    return (
        f'<m:Bericht xmlns:m="{NS.format(basis)}/{soort}/schema"'
        f' xmlns:b="{NS.format(basis)}/basisschema/schema"><m:Header>'
        "<m:Afzender>00420001</m:Afzender><m:Ontvanger>0221</m:Ontvanger><m:BerichtIdentificatie>"
        f"<b:Identificatie>{nummer}</b:Identificatie><b:Dagtekening>2026-08-05</b:Dagtekening>"
        f"</m:BerichtIdentificatie></m:Header>{inhoud}</m:Bericht>"
    )


def client(inhoud: str, bsn: str = "000000012") -> str:
    return f"<m:Client><m:Bsn>{bsn}</m:Bsn>{inhoud}</m:Client>"


def lever(declaraties: Declaraties, map_: Path, bron: str, **bestanden: str) -> Uitkomst:
    doel = map_ / LEVERING / bron
    doel.mkdir(parents=True)
    for naam, tekst in bestanden.items():
        (doel / f"{naam}.xml").write_text(tekst, encoding="utf-8")
    return draai(declaraties, map_, LEVERING, None, map_ / "werk")


def test_start_and_stop_become_one_delivery_and_a_withdrawn_one_is_rejected(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = lever(
        declaraties, tmp_path, "iwmo_berichten",
        start=bericht("wmo305", client(START.format(nr="0101", begin="2026-01-05", status=1))),
        stop=bericht("wmo307", client(STOP.format(nr="0101", begin="2026-01-05", status=1))),
        loopt=bericht("wmo305", client(START.format(nr="0102", begin="2026-02-30", status=1))),
        weg=bericht("wmo305", client(START.format(nr="0103", begin="2026-01-05", status=1))),
        terug=bericht("wmo305", client(START.format(nr="0103", begin="2026-01-05", status=3))),
    )  # fmt: skip
    assert uit.vraag(
        "select code, datumstart::varchar, datumstop::varchar, stopreden"
        " from ggm_wmo_jeugd.levering order by code"
    ) == [("0101", "2026-01-05", "2026-06-30", "31"), ("0102", None, None, None)]
    assert uit.vraag("select count(*) from kwaliteit.uitval where reden like '%ingetrokken%'") == [
        (2,)
    ]
    assert uit.vraag("select kolom from kwaliteit.uitval where soort = 'waarde'") == [
        ("datumstart",)
    ]


def test_cents_become_euros_and_credit_is_negative(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    inhoud = DECLARATIE.format(
        een=PRESTATIE.format(ref="007", bedrag="1210", dc="D"),
        twee=PRESTATIE.format(ref="008", bedrag="5", dc="C")
        + PRESTATIE.format(ref="009", bedrag="tien", dc="D"),
    )
    uit = lever(declaraties, tmp_path, "iwmo_berichten", decl=bericht("wmo323", inhoud))
    assert uit.vraag("select declaratiebedrag::varchar from ggm_wmo_jeugd.declaratie") == [
        ("12.05",)
    ]
    assert uit.vraag(
        "select code, bedrag::varchar, betreft_client_id = sleutel('persoon', '999990019')"
        " from ggm_wmo_jeugd.declaratieregel order by code"
    ) == [("007", "12.10", False), ("008", "-0.05", True), ("009", None, True)]


def test_youth_care_and_wmo_do_not_share_the_keys_of_allocations(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    toegewezen = (
        "<m:ToegewezenProducten><m:ToegewezenProduct><m:ToewijzingNummer>101</m:ToewijzingNummer>"
        "<m:Omvang><b:Volume>4</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>2</b:Frequentie>"
        "</m:Omvang></m:ToegewezenProduct><m:ToegewezenProduct><m:Toewijzingsdatum>2026-01-01"
        "</m:Toewijzingsdatum></m:ToegewezenProduct></m:ToegewezenProducten>"
    )
    uit = lever(declaraties, tmp_path, "ijw_berichten", t=bericht("jw301", client(toegewezen)))
    assert uit.vraag(
        "select toewijzing_id = sleutel('toewijzing', '101'), eenheid, frequentie, wet"
        " from ggm_wmo_jeugd.toewijzing"
    ) == [(False, "Uur", "Per week", "Jeugdwet")]
    assert uit.vraag("select count(*) from kwaliteit.uitval where soort = 'rij'") == [(1,)]
    assert uit.vraag("select count(*) from ggm_sociaal_domein.client") == [(1,)]


# --- real messages --------------------------------------------------------------------------------


def _lokaal(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _zoek(element: etree._Element, pad: str) -> str | None:
    delen = [element.find("./" + "/".join(f"{{*}}{deel}" for deel in pad.split("/")))]
    return delen[0].text if delen[0] is not None else None


@pytest.mark.shared
def test_real_messages_arrive_in_full(
    declaraties: Declaraties, tmp_path: Path, shared: Path
) -> None:
    """Compared with lxml's own tree of each document."""
    echt = sorted((shared / "samples/iwmo_ijw/wmo/berichten").glob("*.xml"))
    assert len(echt) == 4
    doel = tmp_path / LEVERING / "iwmo_berichten"
    doel.mkdir(parents=True)
    geteld: Counter[str] = Counter()
    teksten: list[tuple[str | None, ...]] = []
    for pad in echt:
        shutil.copy(pad, doel / pad.name)
        for element in etree.parse(str(pad)).iter("{*}*"):
            geteld[_lokaal(element)] += 1
            if _lokaal(element) == "Prestatie":
                teksten.append(
                    tuple(
                        _zoek(element, naam)
                        for naam in (
                            "ProductReferentie/ReferentieNummer", "ToewijzingNummer",
                            "ProductCategorie", "ProductCode", "IngediendBedrag/Bedrag",
                        )
                    )
                )  # fmt: skip
    uit = draai(declaraties, tmp_path, LEVERING, None, tmp_path / "werk")
    for tabel, naam in (
        ("toewijzing", "ToegewezenProduct"), ("start", "StartProduct"), ("stop", "StopProduct"),
        ("declaratie", "Declaratie"), ("prestatie", "Prestatie"),
    ):  # fmt: skip
        [(rijen,)] = uit.vraag(f"select count(*) from bron.iwmo_berichten_{tabel}")
        assert rijen == geteld[naam] > 0, tabel
    assert sorted(
        uit.vraag(
            "select referentienummer, toewijzingnummer, productcategorie, productcode, bedrag"
            " from bron.iwmo_berichten_prestatie"
        )
    ) == sorted(teksten)
    assert uit.vraag(
        "select sum(rijen_gelezen) = sum(rijen_verwerkt) + sum(rijen_uitval), sum(rijen_uitval)"
        " from kwaliteit.bronlevering"
    ) == [(True, 0)]
    assert uit.vraag("select distinct burgerservicenummer from bron.iwmo_berichten_start") == [
        ("999900006",)
    ]
