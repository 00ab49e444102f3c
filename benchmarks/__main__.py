"""``python -m benchmarks``: all measurements, one after the other."""

from __future__ import annotations

import sys

from benchmarks import ddl, importeren, persons, woordenboek

if __name__ == "__main__":
    sys.exit(max(persons.main([]), ddl.main([]), importeren.main([]), woordenboek.main([])))
