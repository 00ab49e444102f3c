"""SQL that creates the GGM, made of a catalogue.

Belongs here: text of statements. Does not belong here: running them, or facts.
"""

from ggm_schema.ddl.tabellen import ddl

__all__ = ["ddl"]
