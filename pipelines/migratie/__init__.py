"""Moving a filled warehouse from one release of the GGM to another, without losing a row.

Belongs here: what must move (`plan`), how one value changes (`omzetting`), the SQL (`bouw`), proof
that all arrived (`controle`), the order of the steps (`uitvoeren`), what a reader is told
(`verslag`), and which mappings and rules name something that changed (`geraakt`). Does not belong
here: what differs between two releases (`ggm_schema.verschil`), or publishing: a migrated file
lies beside the warehouse, and the next run with the new release publishes.
"""

from pipelines.migratie.uitvoeren import Migratie, migreer

__all__ = ["Migratie", "migreer"]
