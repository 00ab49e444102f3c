"""A small kwaliteit database with two leveringen, to test the report with."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import duckdb

import expectations

LEVERING, EERDER = date(2026, 11, 1), date(2026, 10, 1)
RUN, EERDERE_RUN = "run-2", "run-1"
GEMEEN = '<script src="https://kwaad.example/x.js">alert(1)</script>.csv'
GEHEIM = "999990019"


def _kaart(regel_id: str, run: str, dag: date, **anders: object) -> dict[str, object]:
    return {
        "run_id": run,
        "levering": dag,
        "regel_id": regel_id,
        "versie": "a",
        "domein": "bag",
        "entiteit": "ggm_bag.pand",
        "kolommen": ["oorspronkelijkbouwjaar"],
        "titel": f"Titel van {regel_id}",
        "omschrijving": "Elk pand heeft een bouwjaar.",
        "dimensie": "Compleetheid",
        "soort": "eis",
        "ernst": "hoog",
        "norm": 100.0,
        "interventiewaarde": 98.0,
        "noemer": "alle_rijen",
        "expectation": "expect_column_values_to_be_present",
        "oorsprong": "Catalogus BAG 2018, 7.5.2",
        "herstel": "Vul het bouwjaar aan in het bronsysteem.",
        "eigenaar": "team:bag-beheer",
        "blokkerend": False,
        **anders,
    }


def _meting(regel_id: str, run: str, dag: date, **anders: object) -> dict[str, object]:
    return {
        "run_id": run,
        "levering": dag,
        "gemeten_op": datetime(2026, 11, 2, 9, 5),
        "regel_id": regel_id,
        "domein": "bag",
        "entiteit": "ggm_bag.pand",
        "n_in_scope": 1000,
        "n_getoetst": 1000,
        "n_fout": 0,
        "n_geaccepteerd": 0,
        "status": "voldoet",
        "oordeel": "groen",
        **anders,
    }


def _scorekaart(run: str, dag: date, **anders: object) -> dict[str, object]:
    return {
        "run_id": run,
        "levering": dag,
        "domein": "bag",
        "n_objecten": 1000,
        "n_foutvrij": 999,
        "foutvrije_objecten": 99.9,
        "kwaliteitsscore": 99.96,
        "dekking": 80.0,
        "oordeel": "voldoende",
        "reden_oordeel": "Een regel is onder de norm.",
        "n_regels": 3,
        "n_regels_gemeten": 2,
        "niet_gemeten_dimensies": ["Actualiteit", "Precisie"],
        "definitie_hash": "h1",
        "voorraad": 3,
        **anders,
    }


def voeg_toe(con: duckdb.DuckDBPyConnection, tabel: str, rij: dict[str, object]) -> None:
    """Inserts one row; columns that are not named stay null."""
    kolommen = ", ".join(rij)
    tekens = ", ".join("?" for _ in rij)
    con.execute(f"insert into kwaliteit.{tabel} ({kolommen}) values ({tekens})", list(rij.values()))


def vul(con: duckdb.DuckDBPyConnection) -> None:
    """Creates the kwaliteit tables and fills them."""
    con.execute((Path(expectations.__file__).parent / "kwaliteit.sql").read_text("utf-8"))
    for run, dag, status in (
        (EERDERE_RUN, EERDER, "gepubliceerd"),
        (RUN, LEVERING, "bezig"),
    ):
        voeg_toe(con, "run", {"run_id": run, "levering": dag, "status": status})
        for kaart in (
            _kaart("BAG-001", run, dag),
            _kaart("BAG-002", run, dag, dimensie="Validiteit", ernst="kritiek"),
            _kaart("BAG-003", run, dag, dimensie="Actualiteit"),
        ):
            voeg_toe(con, "regel", kaart)
    voeg_toe(con, "meting", _meting("BAG-001", EERDERE_RUN, EERDER, n_fout=2, oordeel="oranje"))
    voeg_toe(con, "meting", _meting("BAG-002", EERDERE_RUN, EERDER))
    voeg_toe(
        con,
        "meting",
        _meting("BAG-001", RUN, LEVERING, n_fout=3, status="voldoet_niet", oordeel="oranje"),
    )
    voeg_toe(con, "meting", _meting("BAG-002", RUN, LEVERING))
    voeg_toe(
        con,
        "meting",
        _meting(
            "BAG-003",
            RUN,
            LEVERING,
            n_in_scope=0,
            n_getoetst=0,
            status="niet_gemeten",
            oordeel=None,
            toelichting="De bron brp_csv zit niet in deze levering.",
        ),
    )
    for run, dag, sleutels in (
        (EERDERE_RUN, EERDER, ("p1", "p2")),
        (RUN, LEVERING, ("p2", "p3", GEHEIM)),
    ):
        for nummer, sleutel in enumerate(sleutels):
            voeg_toe(
                con,
                "afwijking",
                {
                    "run_id": run,
                    "levering": dag,
                    "regel_id": "BAG-001",
                    "entiteit": "ggm_bag.pand",
                    "sleutel": sleutel,
                    "bron": "bag_extract",
                    "bestand": GEMEEN if sleutel == GEHEIM else "buiten.zip/binnen.zip/PND.xml",
                    "regelnummer": nummer + 1,
                },
            )
    voeg_toe(con, "scorekaart", _scorekaart(EERDERE_RUN, EERDER, kwaliteitsscore=99.5))
    voeg_toe(
        con,
        "scorekaart",
        _scorekaart(
            RUN,
            LEVERING,
            vorige_levering=EERDER,
            verschil_score=-0.05,
            vergelijkbare_regels=2,
            instroom=2,
            uitstroom=1,
        ),
    )
    for dimensie, score in (("Compleetheid", 99.7), ("Validiteit", 100.0), ("Actualiteit", None)):
        voeg_toe(
            con,
            "scorekaart_dimensie",
            {
                "run_id": RUN,
                "levering": LEVERING,
                "domein": "bag",
                "dimensie": dimensie,
                "score": score,
                "n_regels": 1,
                "n_regels_gemeten": 0 if score is None else 1,
            },
        )
    voeg_toe(
        con,
        "bronlevering",
        {
            "run_id": RUN,
            "levering": LEVERING,
            "bron": "bag_extract",
            "bestand": GEMEEN,
            "rijen_gelezen": 1012,
            "rijen_verwerkt": 1000,
            "rijen_uitval": 12,
        },
    )
    for nummer in range(12):
        voeg_toe(
            con,
            "uitval",
            {
                "run_id": RUN,
                "levering": LEVERING,
                "bron": "bag_extract",
                "bestand": GEMEEN,
                "regelnummer": nummer + 2,
                "entiteit": "ggm_bag.pand",
                "soort": "rij",
                "reden": "De identificatie ontbreekt.",
            },
        )
