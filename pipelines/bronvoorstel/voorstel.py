"""The proposal for one file: all that is known of it, and what it could be in the GGM.

Belongs here: the order of the work, and what the texts are made from. Does not belong here: the
texts (`contracttekst`, `mappingtekst`, `regeltekst`), files (`wegschrijven`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ggm_schema.catalogustabellen import domein_van
from ggm_schema.errors import Melding
from ggm_schema.model import Catalogus
from pipelines.bronvoorstel.kolommen import Kolomvoorstel, Sleutelkeuze, beoordeel
from pipelines.bronvoorstel.monster import Monster, neem_monster
from pipelines.bronvoorstel.namen import veilige_naam
from pipelines.bronvoorstel.passen import TABEL_MINSTENS, Koppeling, Passer, Tabelvoorstel
from pipelines.bronvoorstel.profiel import waarden_in_lijsten
from pipelines.warehouse.runbestand import stel_in, zonder_waarden

_ANDERE = 4


@dataclass(frozen=True)
class Voorstel:
    """What is proposed for one file.

    Attributes:
        bron, object, domein: names of ours; `titel` for people.
        doel: the likeliest table of the GGM; None where none fits well enough.
        keten: the tables that `doel` is a kind of, the nearest first.
        anders: the next tables.
        elders: for columns without a place in `doel` the likeliest attributes elsewhere.
        ggm_domein: the domain of the GGM that `doel` is in, or the first one of `anders`.
    """

    bron: str
    object: str
    domein: str
    titel: str
    monster: Monster
    kolommen: tuple[Kolomvoorstel, ...]
    sleutel: Sleutelkeuze
    doel: Tabelvoorstel | None
    keten: tuple[Tabelvoorstel, ...]
    anders: tuple[Tabelvoorstel, ...]
    elders: dict[str, tuple[Koppeling, ...]]
    ggm_domein: str


def stel_voor(
    pad: Path, catalogus: Catalogus, naam: str | None = None, domein: str | None = None
) -> Voorstel:
    """Look at a file and propose what it could be.

    Args:
        naam: id of the source; default: after the file.
        domein: policy domain; default: as the source.

    Raises:
        OnleesbareInvoer: the file cannot be read.
    """
    # A date in the name of a file is of the levering, not of the source.
    stam = re.sub(r"(?<=[^\W\d])[\W_\d]+$", "", pad.name.partition(".")[0])
    object_ = veilige_naam(stam, "record")[:30].rstrip("_")
    object_ = object_ if len(object_) > 1 else f"bron_{object_}"
    bron = naam or object_
    with stel_in(duckdb.connect(":memory:")) as con, zonder_waarden(_niet_bekeken):
        monster = neem_monster(con, pad, object_)
        kolommen, sleutel = beoordeel(con, monster)
        lijsten = waarden_in_lijsten(
            con, [k.naam for k in kolommen if k.lijst], _lijsten(catalogus)
        )
    passer = Passer(catalogus, kolommen, (stam, bron), lijsten)
    tabellen = passer.tabellen(1 + _ANDERE)
    beste = tabellen[0] if tabellen and tabellen[0].score >= TABEL_MINSTENS else None
    anders = tuple(t for t in tabellen if t is not beste)[:_ANDERE]
    keten = passer.keten(beste.tabel) if beste else []
    geplaatst = {k.kolom for t in (beste, *keten) if t for k in t.koppelingen}
    return Voorstel(
        bron=bron,
        object=object_,
        domein=domein or bron,
        titel=stam.replace("_", " ").replace("-", " ").strip().capitalize() or bron,
        monster=monster,
        kolommen=tuple(kolommen),
        sleutel=sleutel,
        doel=beste,
        keten=tuple(keten),
        anders=anders,
        elders={k.naam: tuple(passer.elders(k.naam)) for k in kolommen if k.naam not in geplaatst},
        ggm_domein=_ggm_domein(catalogus, beste or (tabellen[0] if tabellen else None)),
    )


def _lijsten(catalogus: Catalogus) -> list[tuple[str, str]]:
    """Texts of each enumeration, by the name that columns call it by."""
    namen = {k.enumeratie for t in catalogus.tabellen for k in t.kolommen if k.enumeratie}
    return sorted({
        (naam, tekst.strip().lower())
        for naam in namen
        for waarde in catalogus.enumeratie(naam).waarden
        for tekst in (waarde.code, waarde.label)
        if tekst.strip()
    })  # fmt: skip


def _ggm_domein(catalogus: Catalogus, tabel: Tabelvoorstel | None) -> str:
    pakket_van = {o.guid: o.pakket_guid for o in catalogus.feiten.objecttypen}
    paden = {p.guid: p.pad for p in catalogus.feiten.pakketten}
    if tabel is not None and tabel.tabel.guid in pakket_van:
        return domein_van(paden[pakket_van[tabel.tabel.guid]])
    return domein_van(min(paden.values()))


def _niet_bekeken(soort: str) -> Melding:
    return Melding(
        f"De gegevens zijn niet te bekijken ({soort}).",
        doe="Kijk of het bestand heel is. Lukt het dan nog niet, schrijf het contract zelf.",
    )
