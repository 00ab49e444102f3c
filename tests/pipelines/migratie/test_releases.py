"""Real releases: a warehouse filled from the samples, and one with rows in all that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import ggm_schema
from ggm_schema.ddl import ddl
from ggm_schema.model import Catalogus, Tabel
from ggm_schema.naming import quote_ident, quote_relatie
from ggm_schema.release import importeer
from ggm_schema.verschil.tabellen import vergelijk_tabellen
from ggm_schema.verschil.tabelmodel import Tabelverschil
from pipelines.declaraties import laad_declaraties
from pipelines.migratie import Migratie, migreer
from pipelines.migratie.verslag import Verslag
from tests.data_samples.meten import draai

pytestmark = [pytest.mark.shared, pytest.mark.slow]
SAMPLES = Path(__file__).parents[3] / "data_samples" / "leveringen"
Release = Callable[[str], Catalogus]


@pytest.fixture(scope="module")
def release(shared: Path) -> Release:
    bekend = {"2.5.1": ggm_schema.load()}

    def geef(versie: str) -> Catalogus:
        if versie not in bekend:
            werkboek = shared / "ggm" / f"v{versie}" / "Gemeentelijk Gegevensmodel.xlsx"
            bekend[versie] = importeer(werkboek, versie=versie)
        return bekend[versie]

    return geef


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples of one levering in the GGM, in the release that is shipped."""
    werk = tmp_path_factory.mktemp("samples")
    return draai(laad_declaraties(), SAMPLES, "2026-10-01", None, werk).pad


class Keten:
    """Migrations one after the other, and what the files before and after hold."""

    def __init__(self, release: Release, folder: Path) -> None:
        self._release, self._folder = release, folder

    def stap(self, van: str, naar: str, bron: Path) -> tuple[Path, Verslag]:
        doel = self._folder / f"{bron.stem}-{naar}.duckdb"
        verslag = migreer(Migratie(self._release(van), self._release(naar), bron, doel))
        assert _rijen_per_tabel(doel, verslag) == _tel(bron)
        self._eis_zelfde_bronrijen(van, naar, bron, doel)
        return doel, verslag

    def _eis_zelfde_bronrijen(self, van: str, naar: str, bron: Path, doel: Path) -> None:
        """Every row still has its key and its source row, however its table is called now."""
        verschil = vergelijk_tabellen(self._release(van), self._release(naar))
        aanwezig = _tel(bron)
        paren = [p for p in verschil.paren if p.oud.volledige_naam in aanwezig]
        assert _sleutels(bron, [p.oud for p in paren]) == _sleutels(doel, [p.nieuw for p in paren])


def vraag(pad: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(pad), read_only=True) as con:
        return con.execute(sql).fetchall()


def _tel(pad: Path) -> dict[str, int]:
    """Rows per table of the model."""
    namen = vraag(
        pad,
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where schema_name like 'ggm\\_%' escape '\\' "
        "and schema_name not in ('ggm_catalogus', 'ggm_vervallen')",
    )
    vragen = [f"select '{n}' as t, count(*) as n from {quote_relatie(n)}" for (n,) in namen]
    return dict(vraag(pad, " union all ".join(vragen)))


def _rijen_per_tabel(doel: Path, verslag: Verslag) -> dict[str, int]:
    """Rows of every old table, counted where the report says that they are now."""
    delen = [(t.oud, t.nieuw or t.opzij or "") for t in verslag.tabellen]
    vragen = [f"select '{oud}' as t, count(*) as n from {quote_relatie(nu)}" for oud, nu in delen]
    return dict(vraag(doel, " union all ".join(vragen)))


def _sleutels(pad: Path, tabellen: list[Tabel]) -> list[list[tuple[Any, ...]]]:
    with duckdb.connect(str(pad), read_only=True) as con:
        return [
            con.execute(
                f"select {quote_ident(tabel.sleutel)}, dwh_bronrij "
                f"from {quote_relatie(tabel.volledige_naam)} order by all"
            ).fetchall()
            for tabel in tabellen
        ]


def _kolommen(pad: Path, tabel: Tabel, namen: list[str]) -> dict[str, Counter[Any]]:
    velden = ", ".join(quote_ident(naam) for naam in namen)
    rijen = vraag(pad, f"select {velden} from {quote_relatie(tabel.volledige_naam)}")
    return {naam: Counter(rij[nr] for rij in rijen) for nr, naam in enumerate(namen)}


def test_de_samples_houden_elke_rij_terug_en_weer_vooruit(
    gevuld: Path, release: Release, tmp_path: Path
) -> None:
    keten = Keten(release, tmp_path)
    assert sum(_tel(gevuld).values()) > 1000
    halverwege, _ = keten.stap("2.5.1", "2.5.0", gevuld)
    oudste, _ = keten.stap("2.5.0", "2.4.0", halverwege)
    assert vraag(oudste, "select versie from ggm_catalogus.release") == [("2.4.0",)]
    terug, _ = keten.stap("2.4.0", "2.5.1", oudste)
    assert sum(_tel(terug).values()) == sum(_tel(gevuld).values())
    opzij = {
        (tabel, kolom)
        for tabel, kolom in vraag(
            terug, "select oude_tabel, oude_kolom from ggm_vervallen.overzicht"
        )
    }
    for naam, rijen in _tel(gevuld).items():
        tabel = release("2.5.1").tabel(naam)
        namen = [k.naam for k in tabel.kolommen if (naam, k.naam) not in opzij]
        if rijen and not any(t == naam for t, _ in opzij):
            assert _kolommen(terug, tabel, namen) == _kolommen(gevuld, tabel, namen)
    for schema in ("bron", "kwaliteit", "referentie"):
        assert _andere(terug, schema) == _andere(gevuld, schema)


def _andere(pad: Path, schema: str) -> dict[str, tuple[Any, ...]]:
    namen = vraag(pad, f"select table_name from duckdb_tables() where schema_name = '{schema}'")
    return {
        naam: vraag(
            pad,
            f"select count(*), sum(hash(t)::hugeint) from {quote_relatie(f'{schema}.{naam}')} t",
        )[0]
        for (naam,) in namen
    }


# Some of it fits another type and some does not.
_VOORBEELDEN = {
    "VARCHAR": "case range when 0 then '2020-01-01' when 1 then '12' when 2 then 'tekst' end",
    "DATE": "case range when 0 then date '2020-02-29' when 1 then date '1999-12-31' end",
    "TIMESTAMP": "case range when 0 then timestamp '2020-02-29 00:00:00' "
    "when 1 then timestamp '1999-12-31 23:59:59' end",
    "TIME": "case range when 0 then time '12:00:00' end",
    "BOOLEAN": "case range when 0 then true when 1 then false end",
}


def _veranderd(verschil: Tabelverschil) -> list[Tabel]:
    """Old tables about which there is something to tell, and those that values move to."""
    doelen = {v.nieuw.volledige_naam for v in verschil.verplaatsingen}
    namen = {
        paar.oud.volledige_naam: paar.oud
        for paar in verschil.paren
        if list(paar.beschrijving()) or paar.nieuw.volledige_naam in doelen
    }
    namen |= {v.oud.volledige_naam: v.oud for v in verschil.verplaatsingen}
    namen |= {tabel.volledige_naam: tabel for tabel in verschil.vervallen}
    return list(namen.values())


def _vul(pad: Path, catalogus: Catalogus, tabellen: list[Tabel]) -> Path:
    """Four rows in each table; keys and relations hold the same small numbers everywhere."""
    with duckdb.connect(str(pad)) as con:
        con.begin()
        con.execute(ddl(catalogus, [tabel.volledige_naam for tabel in tabellen]))
        for tabel in tabellen:
            velden = []
            for kolom in tabel.kolommen:
                waarde = _VOORBEELDEN.get(kolom.type, "case when range < 3 then range + 1 end")
                if kolom.soort == "sleutel":
                    waarde = "range + 1"
                velden.append(f"cast({waarde} as {kolom.type}) as {quote_ident(kolom.naam)}")
            con.execute(
                f"insert into {quote_relatie(tabel.volledige_naam)} by name "
                f"select {', '.join(velden)} from range(4)"
            )
        con.commit()
    return pad


@pytest.mark.parametrize(("van", "naar"), [("2.4.0", "2.5.1"), ("2.5.1", "2.4.0")])
def test_elke_tabel_die_verandert_gaat_over(
    van: str, naar: str, release: Release, tmp_path: Path
) -> None:
    verschil = vergelijk_tabellen(release(van), release(naar))
    tabellen = _veranderd(verschil)
    assert len(tabellen) > 100
    bron = _vul(tmp_path / "alles.duckdb", release(van), tabellen)
    doel, verslag = Keten(release, tmp_path).stap(van, naar, bron)
    assert verslag.rijen == 4 * len(verslag.tabellen) == 4 * len(tabellen)
    # One guest per pool: in this data every relation that changes sides can be carried.
    for verplaatst in verschil.verplaatsingen:
        paren = vraag(
            doel,
            f"select {quote_ident(verplaatst.nieuw_sleutel)}, "
            f"{quote_ident(verplaatst.nieuw_waarde)} "
            f"from {quote_relatie(verplaatst.nieuw.volledige_naam)} where "
            f"{quote_ident(verplaatst.nieuw_waarde)} is not null",
        )
        assert sorted(paren) == [(1, 1), (2, 2), (3, 3)], verplaatst.beschrijving
