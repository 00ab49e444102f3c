"""The migration itself: a new file is built beside the warehouse and gets its name at the end.

Belongs here: the order of the steps, and that they are all or nothing. Does not belong here: the
steps.

The moment that counts is the rename. Whatever stops the process before it leaves a hidden folder
that the next migration removes; the warehouse itself is opened read-only and stays what it is.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from ggm_schema.ddl.bouwplan import bouwplan
from ggm_schema.ddl.dialect import schrijf
from ggm_schema.ddl.enumeraties import enumeratietabellen
from ggm_schema.ddl.weergaven import weergaven
from ggm_schema.errors import Melding
from ggm_schema.model import Catalogus
from ggm_schema.naming import quote_ident
from ggm_schema.verschil.tabellen import vergelijk_tabellen
from ggm_schema.verschil.tabelmodel import Tabelverschil
from pipelines.migratie import vullen
from pipelines.migratie.bouw import NIEUW
from pipelines.migratie.bron import (
    OUD,
    VERVALLEN,
    Inhoud,
    eis_release,
    is_ggm,
    lees_inhoud,
    sluit_aan,
)
from pipelines.migratie.geraakt import Geraakt
from pipelines.migratie.plan import Plan, maak_plan
from pipelines.migratie.verslag import Verslag
from pipelines.warehouse.catalogus import laad_catalogus
from pipelines.warehouse.history import fsync
from pipelines.warehouse.runbestand import stel_in, zonder_waarden

# Not the name of an unfinished publication, which publishing removes.
_WERKMAP = ".migratie-"
_SCHRIJVEN = 0o222


@dataclass(frozen=True)
class Migratie:
    """What to migrate: from one release to another, from one file to a file that is not there."""

    oud: Catalogus
    nieuw: Catalogus
    bron: Path
    doel: Path

    @property
    def verslag_tekst(self) -> Path:
        """Where the report for readers goes."""
        return self.doel.with_name(f"{self.doel.stem}.txt")

    @property
    def verslag_json(self) -> Path:
        """Where the report for programs goes."""
        return self.doel.with_name(f"{self.doel.stem}.json")


def migreer(
    migratie: Migratie, verschil: Tabelverschil | None = None, geraakt: Geraakt | None = None
) -> Verslag:
    """Migrate a warehouse file, and write the report beside the new file.

    Args:
        verschil: the difference of the two releases, where it is known already.
        geraakt: what the report must say about mappings and rules.

    Raises:
        OnleesbareInvoer: the warehouse is not there or cannot be read.
        DefinitieFout: it is not of the old release.
        Melding: the new file is there already, the disk is full, or the proof fails. Nothing is
            left behind.
    """
    with _slot(migratie.doel.parent), _werkmap(migratie.doel) as werkmap:
        if migratie.doel.exists():
            raise _bestaat_al(migratie.doel)
        bestand = werkmap / f"{NIEUW}.duckdb"
        verschil = verschil or vergelijk_tabellen(migratie.oud, migratie.nieuw)
        with _netjes(bestand), stel_in(duckdb.connect(str(bestand))) as con:
            verslag = _bouw(con, migratie, verschil, geraakt or Geraakt())
            con.execute(f"detach {OUD}")
            con.execute("checkpoint")
        _leg_neer(bestand, migratie, verslag)
    return verslag


def _bouw(
    con: duckdb.DuckDBPyConnection, migratie: Migratie, verschil: Tabelverschil, geraakt: Geraakt
) -> Verslag:
    sluit_aan(con, migratie.bron)
    inhoud = lees_inhoud(con)
    lijsten = {tabel.volledige_naam for tabel in enumeratietabellen(migratie.oud)}
    eis_release(inhoud, migratie.oud, migratie.bron, frozenset(lijsten))
    modeltabellen = {naam: k for naam, k in inhoud.tabellen.items() if naam not in lijsten}
    plan = maak_plan(verschil, modeltabellen, inhoud.overige)
    model = _model(inhoud, migratie, plan, lijsten)
    # Thousands of statements: each with a commit of its own would take minutes.
    with _in_een_keer(con):
        _richt_in(con, migratie.nieuw, model)
    with _in_een_keer(con):
        overgenomen = vullen.neem_overige_over(con, inhoud.overige)
    with _in_een_keer(con):
        tabellen, bijgemaakt = vullen.vul(con, plan, verschil)
    return Verslag(
        oud=migratie.oud.release.versie,
        nieuw=migratie.nieuw.release.versie,
        bron=str(migratie.bron),
        doel=str(migratie.doel),
        tabellen=tuple(tabellen),
        bijgemaakt=bijgemaakt,
        overgenomen=overgenomen,
        weergaven_weg=_eigen_weergaven(inhoud, migratie.oud),
        geraakt=geraakt,
    )


def _richt_in(con: duckdb.DuckDBPyConnection, nieuw: Catalogus, model: str) -> None:
    """All that is not the model as it was, with comments, macros and views; the model anew."""
    con.execute(f"copy from database {OUD} to {NIEUW} (schema)")
    schemas = con.execute(
        "select schema_name from duckdb_schemas() where database_name = ? and not internal", [NIEUW]
    ).fetchall()
    for (schema,) in schemas:
        if is_ggm(schema):
            con.execute(f"drop schema {NIEUW}.{quote_ident(schema)} cascade")
    con.execute(f"use {NIEUW}")
    con.execute(f"create schema if not exists {VERVALLEN}")
    con.execute(model)
    laad_catalogus(con, nieuw)


def _model(inhoud: Inhoud, migratie: Migratie, plan: Plan, lijsten: set[str]) -> str:
    """SQL of the new model, with flat views and lists of values where the warehouse has them."""
    aanwezig = lijsten & inhoud.tabellen.keys()
    plat = {weergave.volledige_naam for weergave in weergaven(migratie.oud)} & inhoud.weergaven
    nieuw = bouwplan(migratie.nieuw, plan.nieuwe_tabellen)
    # A warehouse with every list also has those of tables that it does not have.
    alles = bouwplan(migratie.nieuw) if aanwezig == lijsten else nieuw
    waardenlijsten = tuple(tabel for tabel in alles.tabellen if tabel.is_enumeratie)
    tabellen = tuple(tabel for tabel in nieuw.tabellen if not tabel.is_enumeratie)
    gekozen = replace(
        nieuw,
        tabellen=(*(waardenlijsten if aanwezig else ()), *tabellen),
        weergaven=nieuw.weergaven if plat else (),
    )
    return schrijf(gekozen, "duckdb")


def _eigen_weergaven(inhoud: Inhoud, oud: Catalogus) -> tuple[str, ...]:
    """Views in schemas of the model that somebody made there."""
    van_ons = {weergave.volledige_naam for weergave in weergaven(oud)}
    return tuple(
        sorted(
            naam
            for naam in inhoud.weergaven
            if is_ggm(naam.partition(".")[0]) and naam not in van_ons
        )
    )


@contextmanager
def _in_een_keer(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction; the file is thrown away when it fails, so nothing is rolled back."""
    con.begin()
    yield
    con.commit()


# --- all or nothing -------------------------------------------------------------------------------


@contextmanager
def _slot(folder: Path) -> Iterator[None]:
    """One migration per folder at a time; ends with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / ".migratie.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fout:
        raise Melding(
            f"In deze map kan niet worden geschreven ({fout.strerror}).",
            bestand=folder,
            doe="Kies met --uit een bestand in een map waarin u mag schrijven.",
        ) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Melding(
                "Er loopt al een migratie naar deze map.",
                bestand=folder,
                doe="Wacht tot die klaar is en probeer het opnieuw.",
            ) from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _werkmap(doel: Path) -> Iterator[Path]:
    """An empty hidden folder beside the target; what a stopped migration left goes first."""
    for rest in doel.parent.glob(f"{_WERKMAP}*"):
        shutil.rmtree(rest)
    werkmap = doel.with_name(f"{_WERKMAP}{doel.stem}")
    werkmap.mkdir(mode=0o700)
    try:
        yield werkmap
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)


def _leg_neer(bestand: Path, migratie: Migratie, verslag: Verslag) -> None:
    """The report first: a file with its name always has one beside it."""
    for pad, tekst in (
        (migratie.verslag_json, verslag.als_json()),
        (migratie.verslag_tekst, verslag.als_tekst() + "\n"),
    ):
        nieuw = bestand.with_name(pad.name)
        nieuw.write_text(tekst, encoding="utf-8")
        fsync(nieuw)
        nieuw.replace(pad)
    # Who may read it is who may read the old file: there is personal data in it. As in published
    # files, nobody changes it by accident.
    oud = migratie.bron.stat()
    with contextlib.suppress(OSError):
        os.chown(bestand, -1, oud.st_gid)
    bestand.chmod(stat.S_IMODE(oud.st_mode) & ~_SCHRIJVEN)
    fsync(bestand)
    bestand.replace(migratie.doel)
    fsync(migratie.doel.parent)


def _netjes(bestand: Path) -> AbstractContextManager[None]:
    return zonder_waarden(
        lambda soort: Melding(
            f"De migratie is gestopt ({soort}). Het oude datapakhuis is niet veranderd.",
            bestand=bestand.parent.parent,
            doe="Kijk of de schijf vol is. Zo niet, meld dit aan het datateam.",
        )
    )


def _bestaat_al(doel: Path) -> Melding:
    return Melding(
        "Dit bestand is er al.",
        bestand=doel,
        doe="Haal het weg als het niet meer nodig is, of kies een ander bestand met --uit.",
    )
