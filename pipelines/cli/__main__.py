"""`python -m pipelines.cli` is `waterpas`."""

from pipelines.cli import app

app()
