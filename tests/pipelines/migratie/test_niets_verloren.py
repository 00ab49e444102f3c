"""Whatever a warehouse holds: the new tables and the side schema give the old ones back."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.migratie import Migratie, migreer
from tests.pipelines.migratie import modellen as m

OUD, NIEUW = m.oud(), m.nieuw()
# Few different values: the same key twice and two values for one key must happen often.
KLEIN = st.integers(1, 3)
TEKST = st.sampled_from(["12", "007", "diep", "2020-01-01", "", "é'\"", "12 "])
SOORT = st.sampled_from(["buiten", "binnen", "golfslag", "openlucht", "1"])
TIJD = st.sampled_from([datetime(2020, 1, 1), datetime(2020, 1, 1, 12)])


def tabel(**velden: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of which the first column (the key) and the source row are always filled."""
    sleutel, *rest = velden
    rij = {sleutel: velden[sleutel], "dwh_bronrij": st.integers(1, 4)}
    rij |= {naam: st.none() | velden[naam] for naam in rest}
    return st.lists(st.fixed_dictionaries(rij), max_size=5)


WAREHOUSE = st.fixed_dictionaries(
    {},
    optional={
        m.BAD: tabel(bad_id=KLEIN, naam=TEKST, diepte=TEKST, soort=SOORT, chloor=TEKST,
                     opening=TIJD),
        m.GAST: tabel(gast_id=KLEIN, bijnaam=TEKST, bezoekt_bad_id=KLEIN, huurt_kluis_id=KLEIN),
        m.LES: tabel(les_id=KLEIN, niveau=KLEIN, in_bad_id=KLEIN),
        m.KLUIS: tabel(kluis_id=KLEIN, nummer=TEKST),
        m.PERSOON: tabel(persoon_id=KLEIN),
        m.MEESTER: tabel(badmeester_id=KLEIN, diploma=TEKST),
        m.VOLGT: tabel(kp_gst_ls_id=KLEIN, gast_id=KLEIN, les_id=KLEIN),
    },
).filter(bool)  # fmt: skip


class Pakhuis:
    """A migrated file, for questions about single tables; what is not there has no rows."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._tabellen = {
            f"{schema}.{naam}"
            for schema, naam in con.execute(
                "select schema_name, table_name from duckdb_tables()"
            ).fetchall()
        }

    def heeft(self, relatie: str) -> bool:
        return relatie in self._tabellen

    def rijen(self, relatie: str, *kolommen: str) -> Counter[tuple[Any, ...]]:
        if not self.heeft(relatie):
            return Counter()
        aanwezig = {rij[0] for rij in self._con.execute(f"describe {relatie}").fetchall()}
        velden = ", ".join(k if k in aanwezig else "null" for k in kolommen)
        return Counter(self._con.execute(f"select {velden} from {relatie}").fetchall())


def opzij(naam: str) -> str:
    return f"ggm_vervallen.{naam.replace('.', '__')}__1_0"


def gevuld(rijen: list[dict[str, Any]], *kolommen: str) -> Counter[tuple[Any, ...]]:
    """What the old table held, of rows in which the last column is filled."""
    return Counter(
        tuple(rij[k] for k in kolommen) for rij in rijen if rij[kolommen[-1]] is not None
    )


def niet_leeg(rijen: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    return Counter({rij: n for rij, n in rijen.items() if rij[-1] is not None})


@settings(max_examples=20, deadline=None)
@given(inhoud=WAREHOUSE)
def test_geen_rij_en_geen_waarde_gaat_verloren(inhoud: dict[str, list[dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        bron = m.vul(Path(folder) / "actueel.duckdb", OUD, inhoud)
        doel = Path(folder) / "nieuw.duckdb"
        verslag = migreer(Migratie(OUD, NIEUW, bron, doel))
        with duckdb.connect(str(doel), read_only=True) as con:
            nieuw = Pakhuis(con)
            _rijen_gelijk(inhoud, nieuw)
            _waarden_terug(inhoud, nieuw)
            _relaties_terug(inhoud, nieuw)
    assert verslag.rijen == sum(len(rijen) for rijen in inhoud.values())


def _rijen_gelijk(inhoud: dict[str, list[dict[str, Any]]], nieuw: Pakhuis) -> None:
    for oud, waar, sleutel in (
        (m.BAD, "ggm_zwembad.zwembad", "zwembad_id"),
        (m.GAST, m.GAST, "gast_id"),
        (m.LES, "ggm_sportpark.les", "les_id"),
        (m.KLUIS, opzij(m.KLUIS), "kluis_id"),
        (m.PERSOON, m.PERSOON, "persoon_id"),
        (m.MEESTER, m.MEESTER, "badmeester_id"),
        (m.VOLGT, opzij(m.VOLGT), "kp_gst_ls_id"),
    ):
        oude_sleutel = OUD.tabel(oud).sleutel
        voor = Counter((r[oude_sleutel], r["dwh_bronrij"]) for r in inhoud.get(oud, []))
        assert nieuw.rijen(waar, sleutel, "dwh_bronrij") == voor
        assert nieuw.heeft(waar) == (oud in inhoud)


def _waarden_terug(inhoud: dict[str, list[dict[str, Any]]], nieuw: Pakhuis) -> None:
    bad = inhoud.get(m.BAD, [])
    waar, apart = "ggm_zwembad.zwembad", opzij(m.BAD)
    namen = niet_leeg(nieuw.rijen(waar, "zwembad_id", "dwh_bronrij", "badnaam"))
    assert namen == gevuld(bad, "bad_id", "dwh_bronrij", "naam")
    chloor = niet_leeg(nieuw.rijen(apart, "bad_id", "dwh_bronrij", "chloor"))
    assert chloor == gevuld(bad, "bad_id", "dwh_bronrij", "chloor")
    diepte = gevuld(bad, "bad_id", "dwh_bronrij", "diepte")
    passend = Counter({rij: n for rij, n in diepte.items() if rij[2] == "12"})
    apart_diepte = niet_leeg(nieuw.rijen(apart, "bad_id", "dwh_bronrij", "diepte"))
    assert apart_diepte == diepte - passend
    getallen = niet_leeg(nieuw.rijen(waar, "zwembad_id", "dwh_bronrij", "diepte"))
    verwacht: Counter[tuple[Any, ...]] = Counter()
    for (sleutel, rij, tekst), n in diepte.items():
        if (getal := {"12": 12, "12 ": 12, "007": 7}.get(tekst)) is not None:
            verwacht[sleutel, rij, getal] += n
    assert getallen == verwacht
    soort = gevuld(bad, "bad_id", "dwh_bronrij", "soort")
    gelabeld: Counter[tuple[Any, ...]] = Counter()
    for (sleutel, rij, tekst), n in soort.items():
        gelabeld[sleutel, rij, "openlucht" if tekst == "buiten" else tekst] += n
    assert niet_leeg(nieuw.rijen(waar, "zwembad_id", "dwh_bronrij", "soort")) == gelabeld


def _relaties_terug(inhoud: dict[str, list[dict[str, Any]]], nieuw: Pakhuis) -> None:
    gast, les = inhoud.get(m.GAST, []), inhoud.get(m.LES, [])
    # On its other side: what is not in the one place is in the other, and nothing is made up.
    voor = set(gevuld(gast, "gast_id", "bezoekt_bad_id"))
    mee = set(niet_leeg(nieuw.rijen("ggm_zwembad.zwembad", "bezoekt_gast_id", "zwembad_id")))
    mee = {paar for paar in mee if paar[0] is not None}
    apart = set(niet_leeg(nieuw.rijen(opzij(m.GAST), "gast_id", "bezoekt_bad_id")))
    assert mee | apart == voor
    assert not mee & apart
    # What can be carried, is: one guest for a pool that is there.
    baden = {rij["bad_id"] for rij in inhoud.get(m.BAD, [])}
    gasten: dict[int, set[int]] = {}
    for een, bad in voor:
        gasten.setdefault(bad, set()).add(een)
    assert mee == {(g, bad) for g, bad in voor if bad in baden and len(gasten[bad]) == 1}
    # A column that becomes a junction table.
    koppel = nieuw.rijen("ggm_sportpark.kp_ls_zwmbd", "les_id", "dwh_bronrij", "zwembad_id")
    assert koppel == gevuld(les, "les_id", "dwh_bronrij", "in_bad_id")
