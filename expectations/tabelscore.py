"""How good one table is: the formulas of the scorecard, over the rules of that table alone.

Belongs here: the results of a run, per relation. Does not belong here: the formulas
(``formules``), counting objects and the scorecard of a domain (``score``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from expectations import formules
from expectations.formules import Uitslag
from expectations.score import lees_uitslagen, tel_objecten
from expectations.suite import Suite


@dataclass(frozen=True, slots=True)
class Tabelscore:
    """What the requirements on one relation say; signals are not among them.

    ``foutvrij`` is the percentage of objects without a failed heavy rule, None when no heavy rule
    was measured or there are fewer than ten objects. ``n_voldoet_niet`` is None when no rule was
    measured.
    """

    n_regels: int
    n_regels_gemeten: int
    n_voldoet_niet: int | None
    n_objecten: int
    n_foutvrij: int
    foutvrij: float | None


def declareer(suites: Iterable[Suite]) -> Mapping[str, Tabelscore]:
    """Per relation with suites how many rules it has, of which none was measured."""
    return {relatie: _score(groep, [], 0, 0) for relatie, groep in _per_relatie(suites).items()}


def tabelscores(
    con: duckdb.DuckDBPyConnection, suites: Iterable[Suite], *, run_id: str, levering: date
) -> Mapping[str, Tabelscore]:
    """The score of every relation with suites, as measured by a run.

    Args:
        con: connection to the file in which the run measured.
        suites: of all domains.
        run_id: the run.
        levering: reporting date of the run.
    """
    groepen = _per_relatie(suites)
    gemeten = _gemeten(con, groepen, run_id)
    scores = {}
    for relatie, groep in groepen.items():
        # A rule that changed since the run was not measured as it is now.
        versies = {(regel.kaart.id, regel.versie) for suite in groep for regel in suite.regels}
        eigen = [u for u in gemeten if (u.regel_id, u.versie) in versies]
        n_objecten = n_fout = 0
        if any(u.gemeten for u in eigen):
            n_objecten, n_fout = tel_objecten(con, groep, eigen, run_id, levering)
        scores[relatie] = _score(groep, eigen, n_objecten, n_objecten - n_fout)
    return scores


def _per_relatie(suites: Iterable[Suite]) -> dict[str, list[Suite]]:
    groepen: dict[str, list[Suite]] = defaultdict(list)
    for suite in suites:
        groepen[suite.entiteit].append(suite)
    return dict(groepen)


def _gemeten(
    con: duckdb.DuckDBPyConnection, groepen: Mapping[str, list[Suite]], run_id: str
) -> list[Uitslag]:
    domeinen = sorted({suite.domein.id for groep in groepen.values() for suite in groep})
    return [
        uitslag
        for domein in domeinen
        for uitslag in formules.eisen(lees_uitslagen(con, "kwaliteit.", domein, run_id))
    ]


def _score(
    suites: Iterable[Suite], uitslagen: Iterable[Uitslag], n_objecten: int, n_foutvrij: int
) -> Tabelscore:
    gemeten = [u for u in uitslagen if u.gemeten]
    aandeel = formules.aandeel_foutvrij(n_objecten, n_foutvrij)
    return Tabelscore(
        n_regels=sum(kaart.soort == "eis" for suite in suites for kaart in suite.kaarten),
        n_regels_gemeten=len(gemeten),
        n_voldoet_niet=sum(u.status == "voldoet_niet" for u in gemeten) if gemeten else None,
        n_objecten=n_objecten,
        n_foutvrij=n_foutvrij,
        foutvrij=None if aandeel is None else float(aandeel),
    )
