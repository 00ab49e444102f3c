"""The Dagster instance: where runs are kept, and with which settings.

Belongs here: making DAGSTER_HOME ready for use. Not here: what runs (definitions.py).
"""

from __future__ import annotations

import shutil
from pathlib import Path

SETTINGS = Path(__file__).with_name("dagster.yaml")


def prepare(home: Path) -> Path:
    """Create the folder and put our settings in it, unless someone put theirs there already."""
    home.mkdir(parents=True, exist_ok=True)
    target = home / SETTINGS.name
    if not target.exists():
        shutil.copyfile(SETTINGS, target)
    return home.resolve()
