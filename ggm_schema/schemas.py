"""Which schema the tables of a package get: each package its own, so that tables do not collide.

Belongs here: the choice. Does not belong here: how a name is made (`naming`), or names that we
give on purpose (`corrections.yaml`).
"""

from __future__ import annotations

from collections import Counter

from ggm_schema.botsingen import kies_namen
from ggm_schema.errors import DefinitieFout
from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.melder import Melder
from ggm_schema.model import Feiten
from ggm_schema.nakijken import Nakijken
from ggm_schema.naming import schema_naam


def kies_schemas(feiten: Feiten, nakijken: Nakijken, meld: Melder) -> dict[str, str]:
    """Schema per GUID of a package.

    A corrected schema is taken; packages that want one name get the names of the packages around
    them in front, as many as they need.

    Raises:
        DefinitieFout: two corrections give one schema.
    """
    gecorrigeerd = nakijken.correcties.schemas
    vast: dict[str, str] = {}
    wensen: dict[str, list[str]] = {}
    for pakket in feiten.pakketten:
        if (schema := gecorrigeerd.get(pakket.pad)) is not None:
            vast[pakket.guid] = schema
            nakijken.gebruik((pakket.pad,), schema)
        else:
            delen = pakket.pad.split(PAD_SCHEIDING)
            wensen[pakket.guid] = [
                schema_naam(pakket.naam),
                *(schema_naam(" ".join(delen[-n:])) for n in range(2, len(delen) + 1)),
            ]
    _weiger_dubbele(vast)
    gekozen = kies_namen(wensen, set(vast.values()))
    for pakket in feiten.pakketten:
        if pakket.guid in gekozen and (schema := gekozen[pakket.guid]) != wensen[pakket.guid][0]:
            plaats = f"{pakket.pad} → {schema}"
            meld("hernoemd", "packages", 0, plaats, "meer pakketten krijgen dezelfde schemanaam")
    return {
        pakket.guid: vast.get(pakket.guid) or gekozen[pakket.guid] for pakket in feiten.pakketten
    }


def _weiger_dubbele(vast: dict[str, str]) -> None:
    if dubbel := sorted(naam for naam, aantal in Counter(vast.values()).items() if aantal > 1):
        raise DefinitieFout(
            f"dubbele schemanaam: {', '.join(dubbel)}.",
            doe="geef er een een andere naam in ggm_schema/corrections.yaml.",
        )
