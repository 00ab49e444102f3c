"""Publication: all or nothing, the newest levering wins, readers never notice."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import stat
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from ggm_schema.errors import DefinitieFout, Melding, PublicatieGeblokkeerd
from pipelines.settings import Settings
from pipelines.warehouse import history, runlock
from pipelines.warehouse.publish import actueel_pad, leveringpad, publiceer
from pipelines.warehouse.runbestand import maak_run, open_run, runpad

OKTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
NU = datetime(2026, 11, 2, 9, 0)


def maak(
    warehouse: Path,
    run_id: str,
    levering: date,
    *,
    status: str = "voldoet",
    n_fout: int = 0,
    rijen: int = 10,
) -> Path:
    """A finished run with one blocking rule, one count and a table to read."""
    pad = runpad(warehouse, run_id)
    leeg = warehouse / "geen_codelijsten"
    maak_run(pad, run_id=run_id, levering=levering, gestart_op=NU, codelijsten=leeg)
    with open_run(pad) as con:
        con.execute(
            "create or replace table bron.proef as select range as n from range(?)", [rijen]
        )
        con.execute(
            "insert into kwaliteit.regel (run_id, levering, regel_id, titel, herstel, blokkerend) "
            "values (?, ?, 'BRP-001', 'BSN is gevuld', 'Vul het BSN in de bron.', true)",
            [run_id, levering],
        )
        con.execute(
            "insert into kwaliteit.meting (run_id, levering, regel_id, n_fout, status) "
            "values (?, ?, 'BRP-001', ?, ?)",
            [run_id, levering, n_fout, status],
        )
        con.execute(
            "insert into kwaliteit.bronlevering (run_id, levering, bron, bestand, rijen_gelezen, "
            "rijen_verwerkt, rijen_uitval) values (?, ?, 'proef', 'a.csv', 10, 9, 1)",
            [run_id, levering],
        )
    return pad


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_env({}, landing=tmp_path / "landing", warehouse=tmp_path / "warehouse")


@pytest.fixture
def doe(settings: Settings) -> Callable[..., date]:
    """Make and publish a run; answers which levering is actueel afterwards."""

    def _doe(run_id: str, levering: date, gereed_op: datetime = NU, **wat: object) -> date:
        maak(settings.warehouse, run_id, levering, **wat)  # type: ignore[arg-type]
        publiceer(settings, run_id, levering, gereed_op=gereed_op)
        return levering_van(actueel_pad(settings.warehouse))

    return _doe


def vraag(pad: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(pad), read_only=True) as con:
        return con.execute(sql).fetchall()


def levering_van(actueel: Path) -> date:
    """Of which published levering this file has the bytes."""
    gelijk = [
        pad.stem
        for pad in (actueel.parent / "leveringen").iterdir()
        if hash_van(pad) == hash_van(actueel)
    ]
    assert len(gelijk) == 1
    return date.fromisoformat(gelijk[0])


def hash_van(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def test_een_run_wordt_een_los_compleet_bestand(settings: Settings) -> None:
    pad = maak(settings.warehouse, "r1", OKTOBER)
    pad.chmod(0o660)
    uitkomst = publiceer(settings, "r1", OKTOBER, gereed_op=NU)

    assert uitkomst.is_actueel
    assert uitkomst.actueel == settings.warehouse / "actueel.duckdb"
    assert uitkomst.pad == settings.warehouse / "leveringen" / "2026-10-01.duckdb"
    for gepubliceerd in (uitkomst.actueel, uitkomst.pad):
        assert vraag(gepubliceerd, "select count(*) from bron.proef") == [(10,)]
        assert vraag(gepubliceerd, "select run_id, status, gereed_op from kwaliteit.run") == [
            ("r1", "gepubliceerd", NU)
        ]
        assert stat.S_IMODE(gepubliceerd.stat().st_mode) == 0o440
    assert not pad.exists()
    over = {p.name for p in settings.warehouse.rglob("*") if p.is_file()}
    assert not [naam for naam in over if naam.endswith((".wal", ".lock.lock", ".tmp"))]
    assert not list((settings.warehouse / "runs").iterdir())


def test_een_oudere_levering_die_later_komt_wordt_niet_actueel(doe: Callable[..., date]) -> None:
    assert doe("r1", NOVEMBER) == NOVEMBER
    assert doe("r0", OKTOBER, NU + timedelta(hours=-1)) == NOVEMBER
    assert doe("r2", NOVEMBER, NU + timedelta(hours=1), rijen=20) == NOVEMBER


def test_een_oudere_levering_laat_actueel_byte_voor_byte_staan(
    doe: Callable[..., date], settings: Settings
) -> None:
    doe("r1", NOVEMBER)
    voor = hash_van(actueel_pad(settings.warehouse))
    doe("r2", OKTOBER, NU + timedelta(hours=1))
    assert hash_van(actueel_pad(settings.warehouse)) == voor
    assert vraag(leveringpad(settings.warehouse, OKTOBER), "select count(*) from bron.proef")


def test_wie_nog_leest_houdt_het_oude_bestand(doe: Callable[..., date], settings: Settings) -> None:
    """Files are replaced and never written to: also a slow copy of the warehouse stays whole."""
    doe("r1", OKTOBER)
    actueel, levering = actueel_pad(settings.warehouse), leveringpad(settings.warehouse, OKTOBER)
    oud = actueel.read_bytes()
    with actueel.open("rb") as een, levering.open("rb") as ander:
        doe("r2", OKTOBER, NU + timedelta(hours=1), rijen=5000)
        doe("r3", NOVEMBER, NU + timedelta(hours=2), rijen=5000)
        assert een.read() == ander.read() == oud


def test_dezelfde_levering_opnieuw_vervangt(doe: Callable[..., date], settings: Settings) -> None:
    doe("r1", OKTOBER)
    doe("r2", OKTOBER, NU + timedelta(hours=1), rijen=77)
    actueel = actueel_pad(settings.warehouse)
    assert vraag(actueel, "select count(*) from bron.proef") == [(77,)]
    # Measurements of the replaced run are no history beside those of the run that replaced it.
    assert vraag(actueel, "select run_id from kwaliteit.meting") == [("r2",)]
    assert vraag(actueel, "select run_id from kwaliteit.run order by 1") == [("r1",), ("r2",)]


def test_geschiedenis_van_andere_leveringen_komt_mee(
    doe: Callable[..., date], settings: Settings
) -> None:
    doe("r1", OKTOBER)
    doe("r2", OKTOBER, NU + timedelta(hours=1))
    doe("r3", NOVEMBER, NU + timedelta(hours=2))
    for tabel in ("meting", "regel", "bronlevering"):
        sql = f"select run_id, levering from kwaliteit.{tabel} order by 1"
        assert vraag(actueel_pad(settings.warehouse), sql) == [("r2", OKTOBER), ("r3", NOVEMBER)]
    mappen = sorted(p.name for p in history.map_van(settings.warehouse).iterdir())
    assert mappen == ["r1", "r2", "r3"]


def test_blokkerende_regel_houdt_publicatie_tegen(
    doe: Callable[..., date], settings: Settings
) -> None:
    doe("r1", OKTOBER)
    voor = hash_van(actueel_pad(settings.warehouse))
    with pytest.raises(PublicatieGeblokkeerd) as fout:
        doe("r2", NOVEMBER, NU + timedelta(hours=1), status="voldoet_niet", n_fout=3)
    assert fout.value.exit_code == 1
    tekst = str(fout.value)
    for deel in ("2026-11-01", "BRP-001", "BSN is gevuld", "Aantal fouten: 3", "Vul het BSN"):
        assert deel in tekst
    assert hash_van(actueel_pad(settings.warehouse)) == voor
    assert not leveringpad(settings.warehouse, NOVEMBER).exists()
    stand = [(r.run_id, r.status) for r in history.runs(settings.warehouse)]
    assert stand == [("r1", "gepubliceerd"), ("r2", "geblokkeerd")]
    assert history.laatst_gepubliceerd(settings.warehouse) == {OKTOBER: "r1"}


def test_na_een_blokkade_komt_een_goede_run_er_wel_door(
    doe: Callable[..., date], settings: Settings
) -> None:
    with pytest.raises(PublicatieGeblokkeerd):
        doe("r1", OKTOBER, status="voldoet_niet", n_fout=1)
    assert doe("r2", OKTOBER, NU + timedelta(hours=1)) == OKTOBER
    sql = "select run_id, status from kwaliteit.run order by 1"
    assert vraag(actueel_pad(settings.warehouse), sql) == [
        ("r1", "geblokkeerd"),
        ("r2", "gepubliceerd"),
    ]
    assert vraag(
        actueel_pad(settings.warehouse), "select distinct run_id from kwaliteit.meting"
    ) == [("r2",)]


def test_een_blokkade_kan_in_dezelfde_run_worden_opgelost(settings: Settings) -> None:
    pad = maak(settings.warehouse, "r1", OKTOBER, status="voldoet_niet", n_fout=1)
    with pytest.raises(PublicatieGeblokkeerd):
        publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    with open_run(pad) as con:
        con.execute("update kwaliteit.meting set status = 'voldoet', n_fout = 0")
    assert publiceer(settings, "r1", OKTOBER, gereed_op=NU).is_actueel
    assert [r.status for r in history.runs(settings.warehouse)] == ["gepubliceerd"]


def test_twee_keer_publiceren_verandert_niets(settings: Settings) -> None:
    maak(settings.warehouse, "r1", OKTOBER)
    eerste = publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    voor = hash_van(eerste.actueel)
    assert publiceer(settings, "r1", OKTOBER, gereed_op=NU + timedelta(days=1)) == eerste
    assert hash_van(eerste.actueel) == voor


def test_onbekende_run_en_verkeerde_levering_worden_geweigerd(settings: Settings) -> None:
    with pytest.raises(Melding, match="bestaat niet"):
        publiceer(settings, "weg", OKTOBER, gereed_op=NU)
    maak(settings.warehouse, "r1", OKTOBER)
    with pytest.raises(DefinitieFout, match="hoort niet bij de levering 2026-11-01"):
        publiceer(settings, "r1", NOVEMBER, gereed_op=NU)
    with pytest.raises(DefinitieFout, match="geen veilige bestandsnaam"):
        publiceer(settings, "../r1", OKTOBER, gereed_op=NU)
    assert not actueel_pad(settings.warehouse).exists()


def test_een_telling_die_niet_sluit_wordt_niet_gepubliceerd(settings: Settings) -> None:
    pad = maak(settings.warehouse, "r1", OKTOBER)
    with open_run(pad) as con:
        con.execute("update kwaliteit.bronlevering set rijen_verwerkt = 8")
    with pytest.raises(DefinitieFout, match="Er wordt niets gepubliceerd"):
        publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    assert not actueel_pad(settings.warehouse).exists()


def test_een_vergeten_verbinding_wordt_gezien(settings: Settings) -> None:
    pad = maak(settings.warehouse, "r1", OKTOBER)
    vergeten = duckdb.connect(str(pad))
    try:
        with pytest.raises(Melding, match="kan niet worden gepubliceerd"):
            publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    finally:
        vergeten.close()
    assert not actueel_pad(settings.warehouse).exists()
    assert publiceer(settings, "r1", OKTOBER, gereed_op=NU).is_actueel


@pytest.mark.parametrize(
    "waar", ["_maak_klaar", "_verhuis", "history.maak_vast", "_werk_actueel_bij", "history.schrijf"]
)
@pytest.mark.parametrize("na", [False, True], ids=["ervoor", "erna"])
def test_onderbroken_bij_elke_stap_herstelt_de_volgende(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, waar: str, na: bool
) -> None:
    """Stop before or after each step; the same publication, done again, finishes it."""

    class Stop(BaseException):
        pass

    maak(settings.warehouse, "r1", OKTOBER)
    publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    maak(settings.warehouse, "r2", NOVEMBER, rijen=20)
    oud = hash_van(actueel_pad(settings.warehouse))
    import pipelines.warehouse.publish as module

    eigenaar: object = module
    naam = waar
    if waar.startswith("history."):
        eigenaar, naam = history, waar.removeprefix("history.")
    echt = getattr(eigenaar, naam)
    keren: list[int] = []

    def stop(*args: object, **kwargs: object) -> object:
        keren.append(1)
        # Before its own step a publication brings up to date what an earlier one left behind.
        if waar == "_werk_actueel_bij" and len(keren) == 1:
            return echt(*args, **kwargs)
        if na:
            echt(*args, **kwargs)
        raise Stop

    monkeypatch.setattr(eigenaar, naam, stop)
    with pytest.raises(Stop):
        publiceer(settings, "r2", NOVEMBER, gereed_op=NU + timedelta(hours=1))
    monkeypatch.undo()

    actueel = actueel_pad(settings.warehouse)
    assert hash_van(actueel) == oud or levering_van(actueel) == NOVEMBER
    assert publiceer(settings, "r2", NOVEMBER, gereed_op=NU + timedelta(hours=1)).is_actueel
    assert vraag(actueel, "select count(*) from bron.proef") == [(20,)]
    assert history.laatst_gepubliceerd(settings.warehouse) == {OKTOBER: "r1", NOVEMBER: "r2"}
    verborgen = [p for p in settings.warehouse.rglob(".*") if p.name != ".publicatie.lock"]
    assert not verborgen


@pytest.mark.slow
def test_runs_van_dode_processen_worden_opgeruimd_en_levende_niet(settings: Settings) -> None:
    warehouse = settings.warehouse
    proces = multiprocessing.get_context("spawn").Process(
        target=maak, args=(warehouse, "dood", OKTOBER)
    )
    proces.start()
    proces.join()
    assert proces.exitcode == 0
    dood, levend = runpad(warehouse, "dood"), maak(warehouse, "levend", OKTOBER)
    dood.with_name("dood.duckdb.wal").write_bytes(b"rest")
    dood.with_name("dood.duckdb.tmp").mkdir()
    assert dood.exists()
    maak(warehouse, "r1", OKTOBER)
    publiceer(settings, "r1", OKTOBER, gereed_op=NU)
    assert sorted(p.name for p in dood.parent.iterdir()) == [levend.name, f"{levend.name}.lock"]


def _houd_open(warehouse: Path, klaar: object, stop: object) -> None:
    maak(warehouse, "ander", OKTOBER)
    klaar.set()  # type: ignore[attr-defined]
    stop.wait(60)  # type: ignore[attr-defined]


@pytest.mark.slow
def test_run_van_een_ander_levend_proces_blijft(settings: Settings) -> None:
    context = multiprocessing.get_context("spawn")
    klaar, stop = context.Event(), context.Event()
    proces = context.Process(target=_houd_open, args=(settings.warehouse, klaar, stop))
    proces.start()
    try:
        assert klaar.wait(60)
        maak(settings.warehouse, "r1", OKTOBER)
        publiceer(settings, "r1", OKTOBER, gereed_op=NU)
        assert runpad(settings.warehouse, "ander").exists()
    finally:
        stop.set()
        proces.join()
    assert runlock.ruim_op(settings.warehouse / "runs") == [runpad(settings.warehouse, "ander")]


def test_zonder_harde_koppelingen_wordt_er_gekopieerd(
    doe: Callable[..., date], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen_link(*_: object, **__: object) -> None:
        raise OSError("geen harde koppelingen")

    monkeypatch.setattr(os, "link", geen_link)
    assert doe("r1", OKTOBER) == OKTOBER
    assert doe("r2", NOVEMBER, NU + timedelta(hours=1)) == NOVEMBER
    assert doe("r3", OKTOBER, NU + timedelta(hours=2)) == NOVEMBER
    actueel = actueel_pad(settings.warehouse)
    assert hash_van(actueel) == hash_van(leveringpad(settings.warehouse, NOVEMBER))
    assert actueel.stat().st_ino != leveringpad(settings.warehouse, NOVEMBER).stat().st_ino


def _publiceer(warehouse: Path, run_id: str, levering: date) -> None:
    settings = Settings(landing=warehouse, warehouse=warehouse, sleutel=warehouse)
    maak(warehouse, run_id, levering, rijen=1000)
    publiceer(settings, run_id, levering, gereed_op=NU)


@pytest.mark.slow
def test_twee_processen_publiceren_tegelijk(settings: Settings) -> None:
    context = multiprocessing.get_context("spawn")
    processen = [
        context.Process(target=_publiceer, args=(settings.warehouse, f"r{nr}", dag))
        for nr, dag in enumerate((OKTOBER, NOVEMBER, OKTOBER, NOVEMBER))
    ]
    for proces in processen:
        proces.start()
    for proces in processen:
        proces.join()
    assert [proces.exitcode for proces in processen] == [0, 0, 0, 0]
    actueel = actueel_pad(settings.warehouse)
    assert hash_van(actueel) == hash_van(leveringpad(settings.warehouse, NOVEMBER))
    assert vraag(actueel, "select count(*) from bron.proef") == [(1000,)]
    assert {r.run_id for r in history.runs(settings.warehouse)} == {"r0", "r1", "r2", "r3"}
    assert not list((settings.warehouse / "runs").iterdir())
