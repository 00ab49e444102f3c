"""`python -m pipelines.instance`: make DAGSTER_HOME ready before the web page starts."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.instance import prepare

prepare(Path(os.environ["DAGSTER_HOME"]))
