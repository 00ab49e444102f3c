"""Mappings: one SELECT that fills one GGM table from one source, checked when it is loaded.

Belongs here: what a mapping is, loading `mappings/<domein>/<entiteit>.<bron>.sql`, and what is
wrong between files. Does not belong here: what is wrong inside one file (`mappingbestand`,
`binding`), running a mapping (`transform`), where a column comes from (`herkomst`).
"""

from __future__ import annotations

from collections.abc import Mapping as Woordenboek
from dataclasses import dataclass
from pathlib import Path

from sqlglot import exp
from sqlglot.tokenizer_core import Token

from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Tabel
from ggm_schema.naming import dichtstbij
from pipelines.contract.laden import Contract
from pipelines.mapping.bestand import (
    BRONRIJ,
    REDEN,
    doeltabel,
    eis_passende_typen,
    fout_in,
    gebruikte_tabellen,
    gekozen_kolommen,
    herkomst_van,
    lees,
    lees_kop,
    ontleed,
    zonder_puntkomma,
)
from pipelines.mapping.binding import Bindproef, regel_van
from pipelines.mapping.herkomst import Herkomst
from pipelines.mapping.opzoeken import OPZOEKTABELLEN

__all__ = ["BRONRIJ", "MAPPINGS", "REDEN", "Doelkolom", "Mapping", "load_mappings"]

MAPPINGS = Path(__file__).parents[1] / "mappings"


@dataclass(frozen=True, slots=True)
class Doelkolom:
    """A column that a mapping fills: its DuckDB type in the GGM, and the type the SELECT gives."""

    naam: str
    type: str
    type_select: str


@dataclass(frozen=True)
class Mapping:
    """A checked mapping.

    `kolommen` are columns of the target, without `dwh_bronrij` and `_reden`. `brontabellen` are all
    tables it reads (`bron.x`, `referentie.x`), `rijbronnen` those whose rows become its rows.
    `herkomst` says of every selected column which columns it is computed from. `opzoektabellen` are
    tables of the GGM that its macros look something up in: they must be filled first.
    """

    doel: str
    sleutel: str
    bron: str
    domein: str
    beschrijving: str
    sql: str
    pad: Path
    kolommen: tuple[Doelkolom, ...]
    brontabellen: tuple[str, ...]
    rijbronnen: tuple[str, ...]
    herkomst: Herkomst
    bronkolommen: Woordenboek[str, tuple[str, ...]]
    heeft_reden: bool
    opzoektabellen: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """`<domein>/<entiteit>.<bron>`, as the file is called."""
        return f"{self.domein}/{self.pad.stem}"


def load_mappings(
    catalogus: Catalogus, contracts: Woordenboek[str, Contract], folder: Path = MAPPINGS
) -> list[Mapping]:
    """Read and check all mapping files, in order of path.

    Raises:
        DefinitieFout: a file is wrong, two files fill the same table from the same source, or a
            source has an object that no mapping reads and that is not meant to stay in bron.
    """
    bronnen = {contract.id: _tabellen(contract) for contract in contracts.values()}
    brontabellen = {t: k for tabellen in bronnen.values() for t, k in tabellen.items()}
    with Bindproef(catalogus, brontabellen) as proef:
        mappings = [
            _load_mapping(pad, catalogus, bronnen, proef) for pad in sorted(folder.glob("*/*.sql"))
        ]
    _weiger_dubbele(mappings)
    _weiger_objecten_zonder_mapping(mappings, contracts)
    return mappings


def _tabellen(contract: Contract) -> dict[str, tuple[str, ...]]:
    """Tables of a source in bron with their declared columns."""
    return {
        f"bron.{contract.tabel(object_.name)}": tuple(kolom.name for kolom in object_.properties)
        for object_ in contract.objecten
    }


def _load_mapping(
    pad: Path,
    catalogus: Catalogus,
    bronnen: Woordenboek[str, Woordenboek[str, tuple[str, ...]]],
    proef: Bindproef,
) -> Mapping:
    tekst = lees(pad)
    kop = lees_kop(tekst, pad)
    bron, regel_bron = kop["bron"]
    if bron not in bronnen:
        raise fout_in(pad, f"er is geen bron {bron}.", regel_bron, doe=dichtstbij(bron, bronnen))
    if pad.stem.rpartition(".")[2] != bron:
        raise fout_in(
            pad,
            f"de bestandsnaam hoort niet bij de bron {bron}.",
            regel_bron,
            verwacht=f"<entiteit>.{bron}.sql",
        )
    tabel = doeltabel(catalogus, *kop["doel"], pad)
    sql, tokens = zonder_puntkomma(tekst, pad)
    boom = ontleed(sql, pad)
    brontabellen = gebruikte_tabellen(boom, bron, {*bronnen[bron], *proef.codelijsten}, tokens, pad)
    namen = gekozen_kolommen(boom, tabel, tokens, pad)
    typen = proef.typen(sql, brontabellen, tokens, pad)
    eis_passende_typen(boom, tabel, typen, tokens, pad)
    bronkolommen = {naam: proef.kolommen(naam) for naam in brontabellen}
    oorsprong = herkomst_van(boom, bronkolommen, tokens, pad)
    return Mapping(
        doel=tabel.volledige_naam,
        sleutel=tabel.sleutel,
        bron=bron,
        domein=pad.parent.name,
        beschrijving=kop["beschrijving"][0],
        sql=sql,
        pad=pad,
        kolommen=tuple(
            Doelkolom(naam, tabel.kolom(naam).type, typen[naam])
            for naam in namen
            if naam not in (BRONRIJ, REDEN)
        ),
        brontabellen=brontabellen,
        rijbronnen=tuple(sorted({bron for bron, _ in oorsprong[BRONRIJ]})),
        herkomst=oorsprong,
        bronkolommen=bronkolommen,
        heeft_reden=REDEN in namen,
        opzoektabellen=_opzoektabellen(boom, tabel, tokens, pad),
    )


def _opzoektabellen(
    boom: exp.Query, doel: Tabel, tokens: list[Token], pad: Path
) -> tuple[str, ...]:
    gevonden = set()
    for functie in boom.find_all(exp.Anonymous):
        naam = functie.name.lower()
        if tabel := OPZOEKTABELLEN.get(naam):
            if tabel == doel.volledige_naam:
                raise fout_in(
                    pad,
                    f"{naam} zoekt in {tabel}, de tabel die deze mapping zelf vult.",
                    regel_van(tokens, functie.name),
                    doe="leid de sleutel af van de bron, met sleutel().",
                )
            gevonden.add(tabel)
    return tuple(sorted(gevonden))


# --- over all files -------------------------------------------------------------------------------


def _weiger_dubbele(mappings: list[Mapping]) -> None:
    eerder: dict[tuple[str, str], Mapping] = {}
    for mapping in mappings:
        vorige = eerder.setdefault((mapping.doel, mapping.bron), mapping)
        if vorige is not mapping:
            raise fout_in(
                mapping.pad,
                f"de tabel {mapping.doel} wordt uit {mapping.bron} ook al gevuld door "
                f"{vorige.naam}.",
                lees_kop(lees(mapping.pad), mapping.pad)["doel"][1],
                doe="voeg de twee samen met UNION ALL.",
            )


def _weiger_objecten_zonder_mapping(
    mappings: list[Mapping], contracts: Woordenboek[str, Contract]
) -> None:
    gelezen = {tabel for mapping in mappings for tabel in mapping.rijbronnen}
    for contract in contracts.values():
        for object_ in contract.objecten:
            tabel = f"bron.{contract.tabel(object_.name)}"
            if object_.bestemming == "ggm" and tabel not in gelezen:
                raise DefinitieFout(
                    f"Geen mapping leest de records van {tabel}: ze zouden verloren gaan.",
                    bestand=f"{contract.id}.yaml",
                    doe="schrijf een mapping, of zet nl.waterpas.bestemming van dit object op bron "
                    "als het niet in het GGM past.",
                )
