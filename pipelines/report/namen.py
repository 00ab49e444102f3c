"""Names of policy domains, as the rule suites give them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def domeinnamen() -> dict[str, tuple[str, str, str]]:
    """Domain id → (name, description, owner), from `expectations/suites/<id>/domein.yaml`."""
    namen: dict[str, tuple[str, str, str]] = {}
    suites = files("expectations") / "suites"
    if not suites.is_dir():
        return namen
    for map_ in suites.iterdir():
        bestand = map_ / "domein.yaml"
        if bestand.is_file():
            kaart = yaml.safe_load(bestand.read_text(encoding="utf-8"))
            namen[str(kaart["id"])] = tuple(  # type: ignore[assignment]
                str(kaart.get(veld) or "") for veld in ("naam", "omschrijving", "eigenaar")
            )
    return namen
