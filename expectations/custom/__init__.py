"""Our own Great Expectations expectations.

Belongs here, and only here: importing great_expectations. Each class takes its SQL from its type
in ``expectations.toetsen``, so that the counts of Great Expectations and the failing keys come
from one definition. Does not belong here: SQL, cards, results.
"""
