"""``python -m benchmarks``: all measurements, one after the other."""

from __future__ import annotations

import sys

from benchmarks import bag, catalogus, ddl, importeren, inlezen, persons, woordenboek

_DELEN = (persons, catalogus, ddl, importeren, woordenboek, inlezen, bag)

if __name__ == "__main__":
    sys.exit(max(deel.main([]) for deel in _DELEN))
