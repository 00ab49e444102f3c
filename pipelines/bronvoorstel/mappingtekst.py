"""A proposal as the text of a mapping: one SELECT that loads as it is written.

Belongs here: casts and keys as SQL, and comments with scores and alternatives. Does not belong
here: which attribute a column is (`passen`), checking the SELECT (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ggm_schema.model import Kolom
from ggm_schema.naming import quote_literal
from pipelines.bronvoorstel.kolommen import Kolomvoorstel
from pipelines.bronvoorstel.namen import komma
from pipelines.bronvoorstel.passen import Koppeling, Tabelvoorstel
from pipelines.bronvoorstel.typen import PER_VORM
from pipelines.bronvoorstel.voorstel import Voorstel
from pipelines.mapping.laden import MAPPINGS


def mappingtekst(voorstel: Voorstel, doel: Tabelvoorstel, mappings: Path = MAPPINGS) -> str:
    """The mapping to `doel`.

    Args:
        mappings: folder with the mappings that there are: they show which word the key of a table
            is made with, so that the same thing gets the same key from another source.
    """
    # A row has the same key in all tables of its chain.
    woord = _sleutelwoord(voorstel.doel or doel, mappings)
    return "\n".join(_regels(voorstel, doel, woord)) + "\n"


def _regels(v: Voorstel, doel: Tabelvoorstel, woord: str) -> Iterator[str]:
    tabel = doel.tabel
    yield f"-- doel: {tabel.volledige_naam}"
    yield f"-- bron: {v.bron}"
    yield "-- beschrijving: Voorstel, nog door niemand nagekeken."
    yield "select"
    yield f"    -- voorstel: {tabel.objecttype}: {doel.reden} ({komma(doel.score)})."
    eigen = doel is v.doel
    for ander in v.anders if eigen else ():
        yield f"    --   anders: {ander.tabel.volledige_naam}: {ander.reden} ({komma(ander.score)})"
    if not eigen and v.doel is not None:
        soort = v.doel.tabel.objecttype
        yield f"    -- Een {soort} is een soort {tabel.objecttype}: zelfde sleutel."
    yield "    r._rij as dwh_bronrij,"
    yield from _sleutel(v, tabel.sleutel, woord)
    per_kolom = {k.naam: k for k in v.kolommen}
    for koppeling in doel.koppelingen:
        kolom = per_kolom[koppeling.kolom]
        yield f"    -- voorstel: {koppeling.reden} ({komma(koppeling.score)})"
        if kolom.type.vorm == "d-m-jj":
            yield "    -- BESLIS: tot en met welk jaar is de eeuw 20? Hier tot en met 30."
        sql = omgezet(kolom, tabel.kolom(koppeling.attribuut))
        yield f"    {sql} as {koppeling.attribuut},"
    yield from _reden(v)
    yield f"from bron.{v.bron}_{v.object} as r"
    if eigen:
        yield from _over(v)


def _sleutel(v: Voorstel, sleutel: str, woord: str) -> Iterator[str]:
    namen = v.sleutel.kolommen
    if not namen:
        yield f"    -- BESLIS: {v.sleutel.reden}."
        yield "    -- Nu is de plaats in het bestand de sleutel, en die kan veranderen."
        yield f"    sleutel({quote_literal(woord)}, r._rij) as {sleutel},"
        return
    waarom = f"{v.sleutel.reden} ({komma(v.sleutel.score)})"
    yield f"    -- voorstel: sleutel uit {' en '.join(namen)}: {waarom}"
    delen = ", ".join(f"r.{naam}" for naam in namen)
    functie = "sleutel" if len(namen) == 1 else "sleutel2"
    yield f"    {functie}({quote_literal(woord)}, {delen}) as {sleutel},"


def _reden(v: Voorstel) -> Iterator[str]:
    leeg = " or ".join(f"coalesce(trim(r.{n}), '') = ''" for n in v.sleutel.kolommen) or "false"
    namen = " of ".join(v.sleutel.kolommen) or "de sleutel"
    tekst = quote_literal(f"Leeg: {namen}. Zonder is niet te zeggen welk record dit is.")
    yield f"    case when {leeg}"
    yield f"         then {tekst}"
    yield "    end as _reden"


def _over(v: Voorstel) -> Iterator[str]:
    for kolom, elders in v.elders.items():
        yield f"-- Niet geplaatst: {kolom}.{_mogelijk(elders)}"
    if v.elders:
        yield "-- BESLIS: een andere tabel van het GGM krijgt een mapping in een eigen bestand."


def _mogelijk(elders: tuple[Koppeling, ...]) -> str:
    namen = "; ".join(f"{k.tabel}.{k.attribuut} ({komma(k.score)})" for k in elders)
    return f" Misschien {namen}" if namen else " Niets in het GGM lijkt erop."


def omgezet(kolom: Kolomvoorstel, naar: Kolom) -> str:
    """SQL that brings a column to what the type of an attribute is cast from."""
    bron = f"r.{kolom.naam}"
    if naar.type in ("DATE", "TIMESTAMP"):
        return _datum(kolom, naar.type, bron)
    if naar.type.startswith("DECIMAL") or naar.type in ("DOUBLE", "FLOAT"):
        return f"decimaal_nl({bron})" if kolom.type.vorm == "komma" else bron
    if naar.type == "BOOLEAN":
        return f"janee({bron})"
    if naar.enumeratie and naar.type == "VARCHAR":
        return f"ggm_waarde({quote_literal(naar.enumeratie)}, {bron})"
    if kolom.oordeel.soort is not None and kolom.oordeel.soort.macro:
        return f"{kolom.oordeel.soort.macro}({bron})"
    return f"nullif(trim({bron}), '')" if naar.type == "VARCHAR" else bron


def _datum(kolom: Kolomvoorstel, naar: str, bron: str) -> str:
    if kolom.type.vorm == "gemengd":
        return f"datum_vrij({bron})"
    vorm = PER_VORM.get(kolom.type.vorm)
    if vorm is not None and vorm.macro:
        return vorm.macro.format(bron)
    if vorm is not None and vorm.soort == "timestamp" and naar == "DATE":
        return f"datum_van_tijdstip({bron})"
    return bron


def _sleutelwoord(doel: Tabelvoorstel, mappings: Path) -> str:
    """The word in the key of this table in the mappings that there are; else its name."""
    patroon = re.compile(
        rf"sleutel[23]?\('([a-z_0-9]+)',[^\n]*\bas\s+{re.escape(doel.tabel.sleutel)}\b"
    )
    kop = f"-- doel: {doel.tabel.volledige_naam}\n"
    for pad in sorted(mappings.glob(f"*/{doel.tabel.naam}.*.sql")):
        tekst = pad.read_text("utf-8-sig")
        if kop in tekst and (gevonden := patroon.search(tekst)):
            return gevonden[1]
    return doel.tabel.naam
