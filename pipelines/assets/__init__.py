"""Dagster assets: thin factories over what is declared in files.

Belongs here: keys, dependencies, descriptions and metadata of assets, and one call to the module
that does the work. Does not belong here: the work itself, and anything that knows a file format.
"""
