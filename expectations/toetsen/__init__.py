"""The expectation types, each as one pure SQL definition.

Belongs here: which arguments a type takes, what it reads and the SQL that says which rows fail.
Does not belong here: Great Expectations, running, writing results.
"""
