"""Partitions: one per levering, added when a levering comes in.

Belongs here: the partitions definition and nothing else, so that assets, jobs and sensors share it.
"""

from __future__ import annotations

import dagster as dg

LEVERING = dg.DynamicPartitionsDefinition(name="levering")
