"""Regenerate the shipped catalogue, facts only.

python -m ggm_schema.release WERKBOEK VERSIE DATUM [JSON-SCHEMAS]
"""

import sys
from pathlib import Path

from ggm_schema import store
from ggm_schema.release import lees_release

if len(sys.argv) not in (4, 5):
    raise SystemExit("gebruik: python -m ggm_schema.release WERKBOEK VERSIE DATUM [JSON-SCHEMAS]")
werkboek, versie, datum, *json_schemas = sys.argv[1:]
ingelezen = lees_release(
    Path(werkboek),
    versie,
    datum,
    json_schemas=Path(json_schemas[0]) if json_schemas else None,
)
store.schrijf(ingelezen.alleen_feiten(), store.CATALOGUS / versie)
