"""How data moves: landing, bron, GGM, publication, and the Dagster code location around it."""
