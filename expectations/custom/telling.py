"""The one metric of all our expectations: three counts in one aggregate over a table.

It is a table-domain aggregate, like the row count of Great Expectations itself, so that all rules
of a relation become one query. A result holds counts, never a value from the data.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.core.metric_function_types import MetricPartialFunctionTypes
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.metrics.metric_provider import metric_partial
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

METRIC = "waterpas.telling"
RIJ = "r"
"""Name of the view over the tested relation; SQL of a card reads its row by this name."""


class Telling(TableMetricProvider):
    """``[n_in_scope, n_getoetst, n_fout]`` of one rule.

    Metric value ``telling`` is the SQL of the list; the SQL reads the tested row as ``r``.
    """

    metric_name = METRIC
    value_keys = ("telling",)

    @metric_partial(
        engine=SqlAlchemyExecutionEngine,
        partial_fn_type=MetricPartialFunctionTypes.AGGREGATE_FN,
        domain_type=MetricDomainTypes.TABLE,
    )
    def _sqlalchemy(
        cls,  # noqa: N805
        execution_engine: SqlAlchemyExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any],
    ) -> tuple[Any, dict[str, Any], dict[str, Any]]:
        # Naming the table in the domain makes the query read it under its own name; otherwise
        # Great Expectations wraps it in a sub-query with a name that no condition can know.
        domein = {**metric_domain_kwargs, "table": RIJ}
        return sa.literal_column(metric_value_kwargs["telling"]), domein, {}
