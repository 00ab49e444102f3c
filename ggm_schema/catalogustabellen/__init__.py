"""The catalogue as tables that an analyst can ask: schema `ggm_catalogus`.

Belongs here: what those tables look like (`ggm_catalogus.sql`, `rijen`) and what is in them
(`vullen`). Does not belong here: a database; who has one runs `SQL` and loads the columns.
"""

from ggm_schema.catalogustabellen.vullen import SCHEMA, SQL, catalogustabellen, domein_van

__all__ = ["SCHEMA", "SQL", "catalogustabellen", "domein_van"]
