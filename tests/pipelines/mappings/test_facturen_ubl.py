"""Invoices: from UBL to the GGM, with the sums that the standard asks for."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.facturen_ubl import als_xml
from data_samples.generator.factuur_rijen import Factuur, Regel, facturen, met_sommen
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.declaraties import Declaraties
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.kleine_bron import alleen, lever

REGELS = (
    Regel("Bloembollen", "12.00", "C62", "2.50", "30.00", "9"),
    Regel("Planten", "2.5", "HUR", "40.00", "100.00", "21"),
)


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return alleen("facturen_ubl", "inkoop")


@pytest.fixture(scope="module")
def factuur() -> Factuur:
    """Two lines, two rates: 130.00 without and 153.70 with VAT."""
    eerste = facturen(maak_wereld(2_000, 1), LEVERINGEN[0])[0]
    sommen: dict[str, Any] = met_sommen(eerste, REGELS)
    return replace(eerste, **sommen)


def _lever(declaraties: Declaraties, werk: Path, *alle: Factuur) -> Uitkomst:
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w") as archief:
        for nummer, een in enumerate(alle):
            archief.writestr(f"map/{nummer}.xml", als_xml(een))
    return lever(declaraties, {"facturen.zip": inhoud.getvalue()}, werk, "inkoop")


def test_an_invoice_with_its_lines_and_supplier(
    declaraties: Declaraties, tmp_path: Path, factuur: Factuur
) -> None:
    uit = _lever(declaraties, tmp_path, factuur)
    assert uit.vraag(
        "select f.code, f.factuurbedragexclusiefbtw, f.factuurbedragbtw, f.betaaltermijn,"
        " l.nummer, l.naam, p.rekeningnummer, p.kvknummer from ggm_financien.factuur as f"
        " join ggm_inkoop.leverancier as l on l.leverancier_id = f.crediteur_leverancier_id"
        " join ggm_rsgb.rechtspersoon as p on p.rechtspersoon_id = l.leverancier_id"
    ) == [
        (
            factuur.nummer,
            Decimal("130.00"),
            Decimal("23.70"),
            30,
            factuur.leverancier.nummer,
            factuur.leverancier.naam,
            factuur.rekening,
            factuur.leverancier.nummer,
        )
    ]
    assert uit.vraag(
        "select nummer, omschrijving, aantal, bedragexbtw, btwpercentage"
        " from ggm_financien.factuurregel order by nummer"
    ) == [
        (1, "Bloembollen", 12, Decimal("30.00"), 9),
        (2, "Planten", None, Decimal("100.00"), 21),
    ]
    assert uit.vraag("select kolom from kwaliteit.uitval") == [("aantal",)]
    assert uit.afwijkingen() == set()


def test_a_credit_note_is_negative_and_adds_up(
    declaraties: Declaraties, tmp_path: Path, factuur: Factuur
) -> None:
    credit = replace(factuur, credit=True, nummer="C1", vervalt="", soort="381")
    uit = _lever(declaraties, tmp_path, factuur, credit)
    assert uit.vraag(
        "select f.code, f.factuurbedragexclusiefbtw, sum(l.bedragexbtw) from ggm_financien.factuur"
        " as f join ggm_financien.factuurregel as l on l.heeft_factuur_id = f.factuur_id"
        " where f.code = 'C1' group by all"
    ) == [("C1", Decimal("-130.00"), Decimal("-130.00"))]
    assert uit.afwijkingen() == set()


@pytest.mark.parametrize(
    ("velden", "regels"),
    [
        ({"inclusief": "153.71"}, {"FAC-040"}),
        ({"exclusief": "129.00", "inclusief": "152.70"}, {"FAC-007"}),
        ({"betaalwijze": "030"}, {"FAC-047"}),
        ({"rekening": "NL00BANK0123456789"}, {"FAC-048"}),
        ({"datum": "2026-02-30"}, {"FAC-002", "FAC-003"}),
    ],
)
def test_what_does_not_add_up_is_told(
    declaraties: Declaraties,
    tmp_path: Path,
    factuur: Factuur,
    velden: dict[str, Any],
    regels: set[str],
) -> None:
    uit = _lever(declaraties, tmp_path, replace(factuur, **velden))
    assert {regel for regel, _ in uit.afwijkingen()} == regels


def test_an_invoice_without_number_is_rejected_with_its_lines(
    declaraties: Declaraties, tmp_path: Path, factuur: Factuur
) -> None:
    uit = _lever(declaraties, tmp_path, factuur, replace(factuur, nummer=""))
    redenen = [
        str(r) for (r,) in uit.vraag("select reden from kwaliteit.uitval where kolom is null")
    ]
    assert len(redenen) == 1 + len(factuur.regels)
    assert all("ontbreekt" in reden for reden in redenen)
    assert uit.vraag("select count(*) from ggm_financien.factuur") == [(1,)]
