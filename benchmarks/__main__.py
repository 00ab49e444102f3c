"""``python -m benchmarks``: all measurements, one after the other."""

from __future__ import annotations

import sys

from benchmarks import bag, ddl, inlezen, persons

if __name__ == "__main__":
    sys.exit(max(deel.main([]) for deel in (persons, ddl, inlezen, bag)))
