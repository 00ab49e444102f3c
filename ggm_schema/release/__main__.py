"""Regenerate the shipped catalogue: `python -m ggm_schema.release WERKBOEK VERSIE DATUM`."""

import sys
from pathlib import Path

from ggm_schema import store
from ggm_schema.release import importeer

if len(sys.argv) != 4:
    raise SystemExit("gebruik: python -m ggm_schema.release WERKBOEK VERSIE DATUM")
_, werkboek, versie, datum = sys.argv
store.schrijf(importeer(Path(werkboek), versie, datum), store.CATALOGUS / versie)
