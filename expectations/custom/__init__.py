"""Our own Great Expectations expectations.

Belongs here, and only here: importing great_expectations. Each class takes its SQL from its type
in ``expectations.toetsen``, so that the counts of Great Expectations and the failing keys come
from one definition. Does not belong here: SQL, cards, results.
"""

from __future__ import annotations

import os

# Read by Great Expectations when it is imported; nothing of a municipality is to be reported.
os.environ["GX_ANALYTICS_ENABLED"] = "false"
