"""From rows of text to typed GGM rows: the engine that runs the SQL files in `pipelines/mappings/`.

Belongs here: loading and checking mappings, casts, lineage, running them, counting rows. Does not
belong here: a mapping itself.
"""
