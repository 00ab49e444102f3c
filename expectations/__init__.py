"""What good data is: rule cards, the Great Expectations suites made from them, results and scores.

Belongs here: cards, conditions, running a suite, scoring. Does not belong here: reading extracts,
mapping, publishing, Dagster. Importing this package does not import great_expectations.
"""
