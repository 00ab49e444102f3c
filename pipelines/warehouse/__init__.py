"""The DuckDB files that people read, and how a run becomes one of them.

Belongs here: the file of a run, who works on it, history of measurements, publication. Does not
belong here: filling tables.
"""
