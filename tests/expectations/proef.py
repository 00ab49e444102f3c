"""Tries one expectation type on a tiny literal table and says which rows fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from expectations.conditions import TOETSEN, Onderwerp
from expectations.tellen import telling

PEILDATUM = date(2026, 10, 1)


class Proef:
    """A database in memory with the schemas that rules read."""

    def __init__(self) -> None:
        self.con = duckdb.connect()
        self.con.execute("create schema t; create schema kwaliteit; create schema referentie")
        self.con.execute(
            "create table kwaliteit.uitval (levering date, soort varchar, entiteit varchar,"
            " kolom varchar, bronrij bigint)"
        )

    def tabel(self, kolommen: str, rijen: Sequence[object], naam: str = "t.x") -> None:
        """Make a table; a row that is no tuple is a row of one column. Row number in ``nr``."""
        self.con.execute(f"create or replace table {naam} (nr integer, {kolommen})")
        for nr, rij in enumerate(rijen):
            waarden = rij if isinstance(rij, tuple) else (rij,)
            vraagtekens = ", ".join("?" * (len(waarden) + 1))
            self.con.execute(f"insert into {naam} values ({vraagtekens})", [nr, *waarden])

    def toets(
        self,
        type_: str,
        kwargs: Mapping[str, object],
        *,
        filter_: str | None = None,
        noemer: str = "alle_rijen",
        enumeraties: Mapping[str, tuple[str, ...]] | None = None,
    ) -> tuple[list[int], tuple[int, int, int]]:
        """Numbers of the failing rows and the three counts.

        With and without knowledge of column types the answer has to be the same, and count and
        rows have to agree.
        """
        typen = {k: t for k, t, *_ in self.con.execute("describe t.x").fetchall()}
        antwoorden = [
            self._een(type_, kwargs, filter_, noemer, enumeraties or {}, bekend)
            for bekend in (typen, {})
        ]
        assert antwoorden[0] == antwoorden[1], "het antwoord hangt af van de bekende typen"
        return antwoorden[0]

    def _een(
        self,
        type_: str,
        kwargs: Mapping[str, object],
        filter_: str | None,
        noemer: str,
        enumeraties: Mapping[str, tuple[str, ...]],
        typen: Mapping[str, str],
    ) -> tuple[list[int], tuple[int, int, int]]:
        onderwerp = Onderwerp("t.x", PEILDATUM, filter_, typen, enumeraties)
        toets = TOETSEN[type_].model_validate(kwargs)
        conditie = toets.conditie(onderwerp)
        rijen = self.con.execute(
            f"select nr from t.x as r where {onderwerp.bereik} and {conditie.fout} order by nr"
        ).fetchall()
        geteld = self.con.execute(
            f"select {telling(toets, onderwerp, noemer)} from t.x as r"
        ).fetchone()
        assert geteld is not None
        nulls = self.con.execute(
            f"select count(*) from t.x as r where ({conditie.fout}) is null"
            f" or ({conditie.getoetst}) is null or ({conditie.fout} and not {conditie.getoetst})"
        ).fetchone()
        assert nulls == (0,), "een conditie is nooit null, en wat fout is, is getoetst"
        n_in_scope, n_getoetst, n_fout = geteld[0]
        assert n_fout == len(rijen)
        return [nr for (nr,) in rijen], (n_in_scope, n_getoetst, n_fout)

    def fout(
        self, type_: str, kwargs: Mapping[str, object], waarden: Sequence[object]
    ) -> list[object]:
        """The values of a text column ``a`` that fail."""
        self.tabel("a varchar", waarden)
        nrs, _ = self.toets(type_, {"column": "a", **kwargs})
        return [waarden[nr] for nr in nrs]
