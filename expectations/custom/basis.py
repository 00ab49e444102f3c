"""What all our expectations share: from arguments to the counting metric, from counts to success.

Does not belong here: the arguments of one type (``waarden``, ``nummers``, ``verwijzingen``,
``tijd``), running a suite (``meting``).
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.validator.metric_configuration import MetricConfiguration

from expectations.custom.telling import METRIC
from expectations.tellen import telling, voldoet
from expectations.toetsen.basis import Onderwerp, Toets


class WaterpasExpectation(BatchExpectation):
    """A rule about the rows of one relation.

    Args:
        relatie: ``schema.table`` whose rows are tested.
        peildatum: reference date (ISO); ``$peildatum`` in SQL texts means this date.
        bereik: SQL scope over ``r``; every row when not given.
        noemer: ``alle_rijen`` or ``gevulde_waarden``.
        norm: percentage of tested rows that has to be good for success.
        typen: DuckDB type per column, as far as known; saves casts.
        enumeraties: allowed texts per GGM enumeration.
    """

    relatie: str
    peildatum: str
    bereik: str | None = None
    noemer: str = "alle_rijen"
    norm: float = 100
    typen: dict[str, str] = {}
    enumeraties: dict[str, list[str]] = {}

    soort_toets: ClassVar[type[Toets]]
    zin: ClassVar[str]

    def toets(self) -> Toets:
        """The type with its arguments: where the SQL comes from."""
        velden = self.soort_toets.model_fields
        return self.soort_toets.model_validate({naam: getattr(self, naam) for naam in velden})

    def telling(self) -> str:
        """SQL of the three counts."""
        onderwerp = Onderwerp(
            self.relatie,
            date.fromisoformat(self.peildatum),
            self.bereik,
            self.typen,
            {naam: tuple(waarden) for naam, waarden in self.enumeraties.items()},
        )
        return telling(self.toets(), onderwerp, self.noemer)

    def get_validation_dependencies(
        self,
        execution_engine: ExecutionEngine[Any] | None = None,
        runtime_configuration: dict[str, Any] | None = None,
    ) -> Any:
        """The counting metric, with the SQL of this rule."""
        nodig = super().get_validation_dependencies(execution_engine, runtime_configuration)
        nodig.set_metric_configuration(
            METRIC,
            MetricConfiguration(
                METRIC,
                metric_domain_kwargs={"batch_id": self.batch_id},
                metric_value_kwargs={"telling": self.telling()},
            ),
        )
        return nodig

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> dict[str, Any]:
        n_in_scope, n_getoetst, n_fout = metrics[METRIC]
        return {
            "success": voldoet(n_getoetst, n_fout, self.norm),
            "result": {
                "observed_value": n_fout,
                "details": {"n_in_scope": n_in_scope, "n_getoetst": n_getoetst, "n_fout": n_fout},
            },
        }
