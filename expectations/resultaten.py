"""The results of one suite, and how they are kept in ``kwaliteit.regel`` and ``kwaliteit.meting``.

Belongs here: what a result is, writing it. Does not belong here: measuring (``runner``), failing
keys (``deviations``), adding up (``score``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime

import duckdb

from expectations.suite import Regel, Suite
from expectations.tellen import Oordeel, Status, Tellingen, uitkomst


@dataclass(frozen=True)
class MeetContext:
    """One run, as far as measuring needs to know it.

    Attributes:
        run_id: id of the run.
        levering: reporting date of the delivery; it is the ``$peildatum`` of all rules.
        gemeten_op: the time of measuring, given by the caller.
        ontbrekend: relations whose source was not delivered.
        sleutel: secret key of the pseudonyms.
        geraakt: relation → column → why it cannot be judged, because its source changed in
            structure; column `*` is every column of the relation.
    """

    run_id: str
    levering: date
    gemeten_op: datetime
    ontbrekend: Set[str] = frozenset()
    sleutel: bytes = field(default=b"", repr=False)
    geraakt: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Meting:
    """The result of one rule; counts are rows, None when the rule was not measured."""

    run_id: str
    levering: date
    gemeten_op: datetime
    regel_id: str
    domein: str
    entiteit: str
    n_in_scope: int | None
    n_getoetst: int | None
    n_fout: int | None
    n_geaccepteerd: int | None
    status: Status
    oordeel: Oordeel | None
    toelichting: str | None


def maak_meting(
    suite: Suite, regel: Regel, context: MeetContext, gemeten: Tellingen | str
) -> Meting:
    """The result of one rule from its counts, or from the reason why there are none."""
    kaart = regel.kaart
    status: Status = "niet_gemeten"
    oordeel: Oordeel | None = None
    tellingen = gemeten if isinstance(gemeten, Tellingen) else None
    if tellingen is not None:
        status, oordeel = uitkomst(tellingen, kaart.norm, kaart.interventiewaarde)
    return Meting(
        run_id=context.run_id,
        levering=context.levering,
        gemeten_op=context.gemeten_op,
        regel_id=kaart.id,
        domein=suite.domein.id,
        entiteit=suite.entiteit,
        n_in_scope=tellingen.n_in_scope if tellingen else None,
        n_getoetst=tellingen.n_getoetst if tellingen else None,
        n_fout=tellingen.n_fout if tellingen else None,
        n_geaccepteerd=0 if tellingen else None,
        status=status,
        oordeel=oordeel,
        toelichting=gemeten if isinstance(gemeten, str) else None,
    )


def schrijf_resultaten(
    con: duckdb.DuckDBPyConnection,
    suite: Suite,
    regels: Sequence[Regel],
    metingen: Sequence[Meting],
    context: MeetContext,
) -> None:
    """Replace the rules and results of a suite, in one transaction: a commit per row would wait
    for the disk each time."""
    namen = [regel.kaart.id for regel in regels]
    con.begin()
    for tabel in ("regel", "meting"):
        con.execute(
            f"delete from kwaliteit.{tabel} where run_id = ? and list_contains(?, regel_id)",
            [context.run_id, namen],
        )
    if regels:
        _voeg_toe(con, "regel", [_regelrij(suite, regel, context) for regel in regels])
        _voeg_toe(con, "meting", [vars(meting) for meting in metingen])
    con.commit()


def _voeg_toe(
    con: duckdb.DuckDBPyConnection, tabel: str, rijen: Sequence[Mapping[str, object]]
) -> None:
    namen = ", ".join(rijen[0])
    con.executemany(
        f"insert into kwaliteit.{tabel} ({namen}) values ({', '.join('?' * len(rijen[0]))})",
        [list(rij.values()) for rij in rijen],
    )


def _regelrij(suite: Suite, regel: Regel, context: MeetContext) -> dict[str, object]:
    kaart = regel.kaart
    return {
        "run_id": context.run_id,
        "levering": context.levering,
        "regel_id": kaart.id,
        "versie": regel.versie,
        "domein": suite.domein.id,
        "entiteit": suite.entiteit,
        "kolommen": list(kaart.kolommen),
        "titel": kaart.titel,
        "omschrijving": kaart.omschrijving,
        "dimensie": kaart.dimensie,
        "attribuut": kaart.attribuut,
        "soort": kaart.soort,
        "ernst": kaart.ernst,
        "norm": kaart.norm,
        "interventiewaarde": kaart.interventiewaarde,
        "noemer": kaart.noemer,
        "filter": kaart.filter,
        "expectation": kaart.expectation.model_dump_json(),
        "oorsprong": kaart.oorsprong.tekst(),
        "herstel": kaart.herstel,
        "eigenaar": kaart.eigenaar or suite.domein.eigenaar,
        "blokkerend": kaart.blokkerend,
    }
