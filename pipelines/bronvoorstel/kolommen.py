"""What is proposed for each column, and which of them is the key.

Belongs here: bringing the judgements on one column together. Does not belong here: the judgements
(`soorten`, `typen`, `privacy`), the GGM (`passen`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from ggm_schema.zoek.woorden import delen, plat
from pipelines.bronvoorstel import privacy, soorten, typen
from pipelines.bronvoorstel.monster import Monster
from pipelines.bronvoorstel.privacy import Privacy
from pipelines.bronvoorstel.profiel import MAX_LIJST, Profiel, profileer, unieke_paren
from pipelines.bronvoorstel.soorten import Oordeel
from pipelines.bronvoorstel.typen import Type

# A few empty or double values are for a rule to find, and are no reason to propose no rule.
VERPLICHT, UNIEK = 0.97, 0.97
_TEKSTWOORDEN = ("opmerking", "toelichting", "notitie", "bijzonderheden", "memo")
_SLEUTELWOORDEN = ("nummer", "nr", "id", "identificatie", "code", "kenmerk", "sleutel")


@dataclass(frozen=True)
class Kolomvoorstel:
    """Of one column. `sleutel` is its place in the key, from 1; 0 is not in it."""

    naam: str
    geleverd: str
    profiel: Profiel
    type: Type
    oordeel: Oordeel
    privacy: Privacy
    vrije_tekst: bool
    sleutel: int = 0

    @property
    def verplicht(self) -> bool:
        return self.sleutel > 0 or (
            self.profiel.rijen > 0 and self.profiel.deel_gevuld >= VERPLICHT
        )

    @property
    def lijst(self) -> bool:
        """Few different values that come back: a list of values, perhaps one of the GGM."""
        p = self.profiel
        return (
            2 <= p.verschillend <= MAX_LIJST
            and p.deel_uniek <= 0.5
            and self.oordeel.soort is None
            and self.type.logisch in ("string", "boolean", "integer")
        )


@dataclass(frozen=True)
class Sleutelkeuze:
    """Names of the columns of the key; none where no columns tell records apart."""

    kolommen: tuple[str, ...]
    score: float
    reden: str


def beoordeel(
    con: duckdb.DuckDBPyConnection, monster: Monster
) -> tuple[list[Kolomvoorstel], Sleutelkeuze]:
    """Proposals for all columns of a sample, in its order, and the key."""
    kolommen = [
        _kolom(naam, geleverd, profileer(con, naam, monster.rijen))
        for geleverd, naam in monster.kolommen.items()
    ]
    sleutel = _sleutel(con, kolommen, monster.rijen)
    plaats = {naam: nummer for nummer, naam in enumerate(sleutel.kolommen, start=1)}
    return [replace(k, sleutel=plaats.get(k.naam, 0)) for k in kolommen], sleutel


def _kolom(naam: str, geleverd: str, profiel: Profiel) -> Kolomvoorstel:
    oordeel = soorten.beoordeel(geleverd, profiel.verschillend, profiel.soorten)
    type_ = typen.bepaal(delen(geleverd), profiel.gevuld, profiel.vormen)
    if oordeel.soort is not None:
        type_ = Type("string", "", oordeel.score, f"een {oordeel.soort.titel} is geen getal")
    vrij = (
        type_.logisch == "string"
        and oordeel.soort is None
        and (
            (profiel.woorden >= 5 and profiel.lengte >= 30 and profiel.deel_uniek > 0.5)
            or any(w in plat(geleverd) for w in _TEKSTWOORDEN)
        )
    )
    return Kolomvoorstel(
        naam=naam,
        geleverd=geleverd,
        profiel=profiel,
        type=type_,
        oordeel=oordeel,
        privacy=privacy.bepaal(geleverd, oordeel.soort, vrij),
        vrije_tekst=vrij,
    )


def _sleutel(
    con: duckdb.DuckDBPyConnection, kolommen: Sequence[Kolomvoorstel], rijen: int
) -> Sleutelkeuze:
    """The column that tells records apart best: its name counts, and that it comes first."""
    kandidaten = [
        (_sleutelscore(k, plek), k)
        for plek, k in enumerate(kolommen)
        if k.profiel.deel_gevuld >= VERPLICHT and k.profiel.deel_uniek >= UNIEK
        and not k.vrije_tekst and k.type.logisch in ("string", "integer")
    ]  # fmt: skip
    if kandidaten:
        score, beste = max(kandidaten, key=lambda kandidaat: kandidaat[0])
        uniek = f"{100 * beste.profiel.deel_uniek:.1f}".replace(".", ",")
        vol = f"{100 * beste.profiel.deel_gevuld:.1f}".replace(".", ",")
        return Sleutelkeuze((beste.naam,), score, f"{uniek} % uniek en {vol} % gevuld")
    gevuld = [k.naam for k in kolommen if k.profiel.deel_gevuld == 1 and not k.vrije_tekst]
    for paar in unieke_paren(con, gevuld, rijen):
        return Sleutelkeuze(paar, 0.6, "samen uniek, en beide altijd gevuld")
    return Sleutelkeuze((), 0.0, "geen kolom en geen twee kolommen zijn uniek en gevuld")


def _sleutelscore(kolom: Kolomvoorstel, plek: int) -> float:
    woorden = delen(kolom.geleverd)
    genoemd = bool(woorden) and woorden[-1].endswith(_SLEUTELWOORDEN)
    persoonlijk = kolom.privacy.soort != "geen"
    basis = (kolom.profiel.deel_uniek * kolom.profiel.deel_gevuld) ** 2
    elders = "." in kolom.geleverd or "/" in kolom.geleverd
    return max(
        0.01,
        basis * (1 if genoemd else 0.7) * (0.95 if persoonlijk else 1) * (0.9 if elders else 1)
        - 0.008 * plek,
    )
