"""Contracts of sources: loading and checking them.

Belongs here: from a YAML file to a `Contract`, and checks across keys. Does not belong here: the
model itself (`odcs`), reading the source, mapping it, judging it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import raad
from ggm_schema.yamlbestand import Plek, Yamlbestand
from pipelines.contract import elementpad, jsonpad
from pipelines.contract.formaat import (
    FORMAAT,
    BagFormaat,
    CsvFormaat,
    Elementformaat,
    ExcelFormaat,
    Formaat,
    JsonFormaat,
    ParquetFormaat,
    VastFormaat,
)
from pipelines.contract.odcs import (
    Avg,
    Contract,
    Eigenschap,
    Kolomdeclaratie,
    Objectdeclaratie,
    Sla,
)
from pipelines.contract.ophalen import OPHALEN, Ophalen

__all__ = [
    "SOURCES", "Avg", "BagFormaat", "Contract", "CsvFormaat", "Formaat", "JsonFormaat",
    "Kolomdeclaratie", "Objectdeclaratie", "Sla", "load_contract", "load_contracts",
]  # fmt: skip

SOURCES = Path(__file__).parents[1] / "sources"


def load_contract(pad: Path) -> Contract:
    """Load and check one contract.

    Raises:
        DefinitieFout: with file, line, what was expected and the nearest right word.
    """
    bestand = Yamlbestand(pad)
    contract = bestand.als(Contract)
    if contract.id != pad.stem:
        raise bestand.fout(
            f"Het id '{contract.id}' is anders dan de naam van het bestand.",
            ("id",),
            verwacht=f"'{pad.stem}'.",
        )
    _controleer_objecten(bestand, contract)
    _controleer_sla(bestand, contract)
    contract._formaat = _formaat(bestand, contract)
    contract._ophalen = _ophalen(bestand, contract)
    return contract


def load_contracts(map: Path = SOURCES) -> dict[str, Contract]:
    """All contracts in a folder, by id, in alphabetical order."""
    return {pad.stem: load_contract(pad) for pad in sorted(map.glob("*.yaml"))}


def _controleer_objecten(bestand: Yamlbestand, contract: Contract) -> None:
    namen = [object_.name for object_ in contract.objecten]
    _eenmalig(bestand, namen, ("schema",), "name")
    for nummer, object_ in enumerate(contract.objecten):
        plek: Plek = ("schema", nummer)
        kolommen: Plek = (*plek, "properties")
        _eenmalig(bestand, [k.name for k in object_.properties], kolommen, "name")
        geleverd = [k.geleverde_naam for k in object_.properties]
        _eenmalig(bestand, geleverd, kolommen, "physicalName")
        for waar, waarde in _eigen(bestand, object_.customProperties, plek, {"bestemming"}):
            if waarde not in ("ggm", "bron"):
                raise bestand.fout(
                    "De bestemming is niet bekend.", waar, verwacht="'ggm' of 'bron'."
                )
            object_._bestemming = waarde
        for positie, kolom in enumerate(object_.properties):
            _vul_avg(bestand, kolom, (*kolommen, positie))


def _controleer_sla(bestand: Yamlbestand, contract: Contract) -> None:
    """A service level that is about a column must name one: a retention period that counts from
    nothing is never overdue."""
    bekend = {o.name for o in contract.objecten}
    bekend |= {f"{o.name}.{k.name}" for o in contract.objecten for k in o.properties}
    for nummer, sla in enumerate(contract.slaProperties):
        for element in (sla.element or "").split(","):
            if element.strip() and element.strip() not in bekend:
                raise bestand.fout(
                    f"Het element '{element.strip()}' staat niet onder 'schema'.",
                    ("slaProperties", nummer, "element"),
                    verwacht="<onderdeel>.<kolom>.",
                    doe=raad(element.strip(), bekend),
                )


def _vul_avg(bestand: Yamlbestand, kolom: Kolomdeclaratie, plek: Plek) -> None:
    for _ in _eigen(bestand, kolom.customProperties, plek, set()):
        pass
    for nummer, eigenschap in enumerate(kolom.customProperties):
        if eigenschap.property == "nl.avg":
            waar = (*plek, "customProperties", nummer, "value")
            kolom._avg = bestand.als(Avg, waar)


def _formaat(bestand: Yamlbestand, contract: Contract) -> Formaat:
    gevonden = _plekken(bestand, contract, "formaat")
    if len(gevonden) != 1:
        raise bestand.fout(
            "Het contract zegt niet (of vaker dan één keer) in welk formaat de bron levert.",
            ("customProperties",),
            verwacht="één eigenschap 'nl.waterpas.formaat'.",
            doe="Voeg bijvoorbeeld toe: {property: nl.waterpas.formaat, value: {soort: csv}}.",
        )
    plek = gevonden[0]
    formaat = bestand.als(FORMAAT, plek)
    namen = [object_.name for object_ in contract.objecten]
    _bekend(bestand, formaat.bestanden, namen, (*plek, "bestanden"))
    if isinstance(formaat, JsonFormaat | Elementformaat):
        _bekend(bestand, formaat.pad, namen, (*plek, "pad"))
        _compleet(bestand, formaat.pad, namen, (*plek, "pad"))
        _controleer_paden(bestand, contract, formaat)
    if isinstance(formaat, VastFormaat):
        _bekend(bestand, formaat.velden, namen, (*plek, "velden"))
        _compleet(bestand, formaat.velden, namen, (*plek, "velden"))
        _bekend(bestand, formaat.recordcode, namen, (*plek, "recordcode"))
        if len(namen) > 1:
            _compleet(bestand, formaat.recordcode, namen, (*plek, "recordcode"))
    if isinstance(formaat, ExcelFormaat):
        _bekend(bestand, formaat.blad, namen, (*plek, "blad"))
        _bekend(bestand, formaat.kop, namen, (*plek, "kop"))
    if len(namen) > 1 and isinstance(formaat, CsvFormaat | ExcelFormaat | ParquetFormaat):
        per_blad = isinstance(formaat, ExcelFormaat) and formaat.blad and not formaat.bestanden
        sleutel = "blad" if per_blad else "bestanden"
        _compleet(bestand, getattr(formaat, sleutel), namen, (*plek, sleutel))
    formaat.voor({o.name: tuple(k.geleverde_naam for k in o.properties) for o in contract.objecten})
    return formaat


def _plekken(bestand: Yamlbestand, contract: Contract, naam: str) -> list[Plek]:
    """Where the contract as a whole says something under one of our own names."""
    bekend = {"formaat", "ophalen"}
    return [
        plek
        for plek, _ in _eigen(bestand, contract.customProperties, (), bekend)
        if contract.customProperties[int(plek[1])].property == f"nl.waterpas.{naam}"
    ]


def _ophalen(bestand: Yamlbestand, contract: Contract) -> Ophalen | None:
    """How the source is fetched, after a look whether its own reader can read what will land."""
    gevonden = _plekken(bestand, contract, "ophalen")
    if not gevonden:
        return None
    if len(gevonden) > 1:
        raise bestand.fout(
            "Het contract zegt vaker dan één keer hoe de bron wordt opgehaald.", gevonden[1][:-1]
        )
    plek = gevonden[0]
    ophalen = bestand.als(OPHALEN, plek)
    namen = [object_.name for object_ in contract.objecten]
    _bekend(bestand, ophalen.objecten, namen, (*plek, "objecten"))
    _compleet(bestand, ophalen.objecten, namen, (*plek, "objecten"))
    for naam in namen:
        _toets_landing(bestand, contract.formaat, f"{naam}{ophalen.extensie}", naam)
    return ophalen


def _toets_landing(bestand: Yamlbestand, formaat: Formaat, landt: str, object_: str) -> None:
    """The reader of a source must take a fetched file for what it is."""
    plek: Plek = ("customProperties",)
    parquet = landt.endswith(".parquet")
    past = isinstance(formaat, ParquetFormaat if parquet else JsonFormaat)
    if isinstance(formaat, JsonFormaat) and not parquet:
        past = formaat.pad[object_] == "item"
    if not past:
        soort = "{soort: parquet}" if parquet else f"{{soort: json, pad: {{{object_}: item}}}}"
        raise bestand.fout(
            "Het formaat van de bron past niet bij hoe zij wordt opgehaald.",
            plek,
            verwacht=f"bij 'nl.waterpas.formaat': {soort}.",
        )
    try:
        voor = formaat.objecten_van(landt)
    except OnleesbareInvoer:
        voor = []
    if voor != [object_]:
        raise bestand.fout(
            f"Wat wordt opgehaald komt in '{landt}', en dat past niet bij precies één onderdeel.",
            plek,
            verwacht=f"bij 'nl.waterpas.formaat': bestanden: {{{object_}: {landt}}}.",
        )


def _controleer_paden(
    bestand: Yamlbestand, contract: Contract, formaat: JsonFormaat | Elementformaat
) -> None:
    """Columns that lie outside their record must lie somewhere."""
    for nummer, object_ in enumerate(contract.objecten):
        pad = formaat.pad[object_.name]
        for positie, kolom in enumerate(object_.properties):
            try:
                if isinstance(formaat, JsonFormaat):
                    jsonpad.buiten(pad, kolom.geleverde_naam)
                else:
                    elementpad.buiten(tuple(pad.split("/")), kolom.geleverde_naam)
            except ValueError as fout:
                plek = ("schema", nummer, "properties", positie, "physicalName")
                raise bestand.fout(str(fout), plek, verwacht=f"een plek rond '{pad}'.") from None


def _eigen(
    bestand: Yamlbestand, eigenschappen: list[Eigenschap], plek: Plek, bekend: set[str]
) -> Iterable[tuple[Plek, Any]]:
    """Values of our own properties, with their place; an unknown one is refused."""
    for nummer, eigenschap in enumerate(eigenschappen):
        soort = re.match(r"nl\.waterpas\.(.*)", eigenschap.property)
        if soort is None:
            continue
        waar: Plek = (*plek, "customProperties", nummer)
        if soort[1] not in bekend:
            raise bestand.fout(
                f"De eigenschap '{eigenschap.property}' bestaat hier niet.",
                (*waar, "property"),
                doe=raad(eigenschap.property, [f"nl.waterpas.{naam}" for naam in bekend]),
            )
        yield (*waar, "value"), eigenschap.value


def _bekend(bestand: Yamlbestand, namen: Iterable[str], bekend: list[str], plek: Plek) -> None:
    for naam in namen:
        if naam not in bekend:
            raise bestand.fout(
                f"Het onderdeel '{naam}' staat niet onder 'schema'.",
                (*plek, naam),
                doe=raad(naam, bekend),
            )


def _compleet(bestand: Yamlbestand, namen: Iterable[str], bekend: list[str], plek: Plek) -> None:
    ontbreekt = [naam for naam in bekend if naam not in set(namen)]
    if ontbreekt:
        raise bestand.fout(f"Hier ontbreekt een regel voor: {', '.join(ontbreekt)}.", plek)


def _eenmalig(bestand: Yamlbestand, namen: list[str], plek: Plek, sleutel: str) -> None:
    """DuckDB does not tell capitals apart, so neither do we."""
    gezien: set[str] = set()
    for nummer, naam in enumerate(namen):
        if naam.casefold() in gezien:
            raise bestand.fout(f"De naam '{naam}' komt twee keer voor.", (*plek, nummer, sleutel))
        gezien.add(naam.casefold())
