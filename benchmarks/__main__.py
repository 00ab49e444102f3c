"""``python -m benchmarks``: all measurements, one after the other."""

from __future__ import annotations

import sys

from benchmarks import bag, ddl, importeren, inlezen, persons, woordenboek

_DELEN = (persons, ddl, importeren, woordenboek, inlezen, bag)

if __name__ == "__main__":
    sys.exit(max(deel.main([]) for deel in _DELEN))
