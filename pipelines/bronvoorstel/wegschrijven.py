"""Writing a proposal into the folders of an installation, after seeing that all of it loads.

Belongs here: which files, never over one that is there, all or none. Does not belong here: what is
in them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from expectations.suites import SUITES, load_suites
from ggm_schema.errors import DefinitieFout, Melding
from ggm_schema.model import Catalogus
from pipelines.bronvoorstel.contracttekst import contracttekst
from pipelines.bronvoorstel.mappingtekst import mappingtekst
from pipelines.bronvoorstel.namen import kaartletters
from pipelines.bronvoorstel.regeltekst import bronsuite, domeintekst, ggmsuite, suitetekst
from pipelines.bronvoorstel.voorstel import Voorstel
from pipelines.contract.laden import SOURCES, load_contracts
from pipelines.declaraties import BRON_TECHNISCH
from pipelines.mapping.laden import MAPPINGS, load_mappings

_KAART = re.compile(r"^\s*- id:\s*([A-Z]{2,8})-([0-9]{3,4})\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Mappen:
    """Folders of declarations."""

    sources: Path = SOURCES
    mappings: Path = MAPPINGS
    suites: Path = SUITES

    @classmethod
    def onder(cls, map_: Path) -> Mappen:
        """The same folders below another one."""
        return cls(
            map_ / "pipelines" / "sources",
            map_ / "pipelines" / "mappings",
            map_ / "expectations" / "suites",
        )


def schrijf(
    voorstel: Voorstel,
    catalogus: Catalogus,
    uit: Mappen | None = None,
    bekend: Mappen | None = None,
) -> list[Path]:
    """Write contract, mapping and rules; returns the files, in that order.

    Args:
        uit: where to; default: where this installation reads its declarations.
        bekend: what there is already: domains, numbers of cards, keys.

    Raises:
        DefinitieFout: one of the files is there already; nothing is written then.
    """
    bekend = bekend or Mappen()
    uit = uit or bekend
    teksten = dict(_teksten(voorstel, uit, bekend))
    for pad in teksten:
        if pad.exists():
            raise DefinitieFout(
                "Dit bestand is er al, en wordt niet overschreven. Er is niets geschreven.",
                bestand=pad,
                doe="Kies een andere naam met --naam, of een andere map met --uit.",
            )
    _toets(voorstel, catalogus, teksten, uit, bekend)
    for pad, tekst in teksten.items():
        pad.parent.mkdir(parents=True, exist_ok=True)
        # `x`: a file that came just now is not overwritten either.
        with pad.open("x", encoding="utf-8") as bestand:
            bestand.write(tekst)
    return list(teksten)


def _teksten(v: Voorstel, uit: Mappen, bekend: Mappen) -> Iterator[tuple[Path, str]]:
    yield uit.sources / f"{v.bron}.yaml", contracttekst(v)
    for doel in (v.doel, *v.keten):
        if doel is not None:
            naam = f"{doel.tabel.naam}.{v.bron}.sql"
            yield uit.mappings / v.domein / naam, mappingtekst(v, doel, bekend.mappings)
    suites = uit.suites / v.domein
    if not any((map_.suites / v.domein / "domein.yaml").exists() for map_ in (uit, bekend)):
        yield suites / "domein.yaml", domeintekst(v)
    letters, nummer = _nummering(v.domein, bekend.suites)
    kaarten = bronsuite(v)
    if kaarten:
        tekst = suitetekst(v, f"bron.{v.bron}_{v.object}", kaarten, letters, nummer)
        yield suites / f"aanlevering_{v.bron}.yaml", tekst
    if v.doel is not None and (op_ggm := ggmsuite(v, v.doel)):
        relatie = v.doel.tabel.volledige_naam
        tekst = suitetekst(v, relatie, op_ggm, letters, nummer + len(kaarten))
        yield suites / f"{v.doel.tabel.naam}_{v.bron}.yaml", tekst


def _nummering(domein: str, suites: Path) -> tuple[str, int]:
    """Letters and first free number of new cards: those of the domain where it has cards."""
    per_domein: dict[str, list[tuple[str, int]]] = {}
    for pad in sorted(suites.glob("*/*.yaml")):
        gevonden = _KAART.findall(pad.read_text("utf-8-sig"))
        per_domein.setdefault(pad.parent.name, []).extend((k, int(n)) for k, n in gevonden)
    eigen = per_domein.get(domein, [])
    if eigen:
        letters = eigen[0][0]
        alle = (n for k in per_domein.values() for w, n in k if w == letters)
        return letters, max(alle) + 1
    bezet = {letters for kaarten in per_domein.values() for letters, _ in kaarten}
    return kaartletters(domein, bezet), 1


def _toets(
    v: Voorstel, catalogus: Catalogus, teksten: Mapping[Path, str], uit: Mappen, bekend: Mappen
) -> None:
    """Load what will be written, in a folder of its own: a proposal that does not load is ours to
    mend, not the user's."""
    with tempfile.TemporaryDirectory(prefix="waterpas-voorstel-") as tijdelijk:
        proef = Mappen.onder(Path(tijdelijk))
        paren = list(zip(
            (uit.sources, uit.mappings, uit.suites),
            (proef.sources, proef.mappings, proef.suites), strict=True,
        ))  # fmt: skip
        for pad, tekst in teksten.items():
            van, naar = next((a, b) for a, b in paren if pad.is_relative_to(a))
            doel = naar / pad.relative_to(van)
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_text(tekst, "utf-8")
        for map_ in (uit, bekend):
            domein = map_.suites / v.domein / "domein.yaml"
            kopie = proef.suites / v.domein / "domein.yaml"
            if domein.exists() and not kopie.exists():
                kopie.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(domein, kopie)
        try:
            contracten = load_contracts(proef.sources)
            load_mappings(catalogus, contracten, proef.mappings)
            contract = contracten[v.bron]
            relaties = {
                f"bron.{contract.tabel(o.name)}": (*BRON_TECHNISCH, *(k.name for k in o.properties))
                for o in contract.objecten
            }
            load_suites(proef.suites, catalogus, relaties=relaties)
        except Melding as fout:
            plaats = Path(fout.bestand).name if fout.bestand else "het voorstel"
            raise Melding(
                f"Het voorstel laadt niet: {fout.fout}",
                bestand=plaats,
                regel=fout.regel,
                doe="Dit is een fout in Waterpas. Meld deze tekst, en schrijf de bestanden zelf.",
            ) from None
