"""The Gemeentelijk Gegevensmodel as data, and what is generated from it.

Belongs here: reading an official release, the shipped catalogue of facts, table and column names,
DuckDB types and DDL. Does not belong here: data of a municipality, rules, Dagster.
"""
