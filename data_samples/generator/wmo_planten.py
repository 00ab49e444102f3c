"""Who gets which defect of the Wmo export, and what the truth about it is.

The victim of a defect is the first client that fits, in the order of the administration, and is the
same in both deliveries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_samples.generator.wmo_fouten import DEFECTEN, Defect
from data_samples.generator.wmo_rijen import Rij, Velden, is_oud

# Relation and the delivered column that is its business key.
_PLAATS = {
    "bron": ("bron.wmo_voorzieningen_voorziening", "Voorzieningnummer"),
    "client": ("ggm_sociaal_domein.client", "Cliëntnummer"),
    "beschikking": ("ggm_wmo_jeugd.beschikking", "Beschikkingnummer"),
    "beschikt": ("ggm_wmo_jeugd.beschikte_voorziening", "Voorzieningnummer"),
    "toewijzing": ("ggm_wmo_jeugd.toewijzing", "Toewijzingnummer"),
    "voorziening": ("ggm_wmo_jeugd.voorziening", "Productcode"),
    "soort": ("ggm_wmo_jeugd.voorzieningsoort", "Productcategorie"),
    "leverancier": ("ggm_sociaal_domein.leverancier", "AGB-code aanbieder"),
    "tarief": ("ggm_wmo_jeugd.tarief", "Voorzieningnummer"),
    "pgb": ("ggm_wmo_jeugd.pgb_toekenning", "Voorzieningnummer"),
}


@dataclass
class Uitdeler:
    """Hands out the defects to clients, first come first served."""

    _over: list[Defect]

    @classmethod
    def vol(cls) -> Uitdeler:
        """With all defects still to hand out."""
        return cls(list(DEFECTEN))

    def kies(self, rijen: Iterable[Rij]) -> Defect | None:
        """The defect for this client, whose rows these are; None when none fits."""
        lijst = list(rijen)
        if not all(is_oud(rij) for rij in lijst):
            return None
        for plek, defect in enumerate(self._over):
            if defect.paar == (len(lijst) == 2) and all(defect.wie(rij) for rij in lijst):
                return self._over.pop(plek)
        return None


def plant(defect: Defect, rijen: list[Rij], delen: list[Velden]) -> list[tuple[str, str, str]]:
    """Change the last of `delen`; returns (rule, relation, key) for every rule that must see it."""
    wijziging = defect.wijzig
    nieuw = wijziging if isinstance(wijziging, dict) else wijziging(rijen[-1], delen[0])
    delen[-1].update(nieuw)
    gevonden = [(regel, plaats, delen[-1]) for regel, plaats in defect.meldt]
    gevonden += [(regel, plaats, delen[0]) for regel, plaats in defect.eerste]
    return [(regel, _PLAATS[plaats][0], v[_PLAATS[plaats][1]]) for regel, plaats, v in gevonden]
