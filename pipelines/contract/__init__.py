"""What a source promises: its contract (ODCS v3.1.0), read from `pipelines/sources/`.

Belongs here: shape and checks of a contract, and what others derive from it. Does not belong here:
reading what was delivered (`bron`), the contracts themselves (`sources`).
"""
