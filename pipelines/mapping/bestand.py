"""One mapping file as text: its head, and what its SELECT may look like.

Belongs here: reading the head, parsing the SELECT, and the rules of our own for it, each broken
rule with file and line. Does not belong here: names and functions that DuckDB judges (`binding`),
what several files break together (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Woordenboek
from pathlib import Path
from typing import Any

from sqlglot import exp, parse
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Tabel
from ggm_schema.naming import dichtstbij
from pipelines.mapping.binding import regel_van
from pipelines.mapping.herkomst import DIALECT, Herkomst, herkomst
from pipelines.mapping.typen import past, raad

BRONRIJ = "dwh_bronrij"
REDEN = "_reden"
VELDEN = ("doel", "bron", "beschrijving")
_VOORBEELD = {BRONRIJ: f"_rij as {BRONRIJ}"}
# The engine fills these itself, the same way for every mapping.
VAN_DE_MACHINE = frozenset({"dwh_bronsysteem", "dwh_datumtijd_geladen"})


def fout_in(
    pad: Path, fout: str, regel: int | None, *, verwacht: str | None = None, doe: str | None = None
) -> DefinitieFout:
    return DefinitieFout(
        fout[:1].upper() + fout[1:], bestand=pad, regel=regel, verwacht=verwacht, doe=doe or None
    )


# --- the head -------------------------------------------------------------------------------------


def lees(pad: Path) -> str:
    try:
        return pad.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise fout_in(
            pad, "dit bestand is geen UTF-8.", None, doe="sla het op als UTF-8."
        ) from None


def lees_kop(tekst: str, pad: Path) -> dict[str, tuple[str, int]]:
    """Fields of the head with their line number; a line without a field continues the last one."""
    kop: dict[str, tuple[str, int]] = {}
    laatste = ""
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if not regel.strip():
            continue
        if not regel.startswith("--"):
            break
        inhoud = regel.lstrip("-").strip()
        veld, dubbelepunt, waarde = inhoud.partition(":")
        if dubbelepunt and veld in VELDEN:
            if veld in kop:
                raise fout_in(pad, f"het veld {veld} staat twee keer in de kop.", nummer)
            kop[veld], laatste = (waarde.strip(), nummer), veld
        elif laatste == "beschrijving":
            begin, eerste = kop[laatste]
            kop[laatste] = (f"{begin} {inhoud}".strip(), eerste)
    for veld in VELDEN:
        if not kop.get(veld, ("", 0))[0]:
            raise fout_in(
                pad,
                f"in de kop ontbreekt het veld {veld}.",
                1,
                verwacht="bovenaan de regels '-- doel: …', '-- bron: …' en '-- beschrijving: …'.",
            )
    return kop


def doeltabel(catalogus: Catalogus, naam: str, regel: int, pad: Path) -> Tabel:
    try:
        return catalogus.tabel(naam)
    except DefinitieFout as fout:
        raise fout_in(pad, fout.fout, regel, doe=fout.doe) from None


# --- the SELECT -----------------------------------------------------------------------------------


def zonder_puntkomma(tekst: str, pad: Path) -> tuple[str, list[Token]]:
    try:
        tokens = list(Dialect.get_or_raise(DIALECT).tokenize(tekst))
    except SqlglotError:
        raise fout_in(
            pad,
            "deze SQL kan niet worden gelezen.",
            _open_aanhaling(tekst),
            doe="kijk of elke aanhaling sluit.",
        ) from None
    if tokens and tokens[-1].token_type == TokenType.SEMICOLON:
        einde = tokens[-1].start
        return tekst[:einde] + tekst[einde + 1 :], tokens[:-1]
    return tekst, tokens


def _open_aanhaling(tekst: str) -> int | None:
    """Line on which the quote begins that is never closed: the last one that could be read."""
    goed = re.sub(
        r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|/\*.*?\*/", _zelfde_regels, tekst, flags=re.DOTALL
    )
    plek = re.search(r"['\"]|/\*", goed)
    return goed.count("\n", 0, plek.start()) + 1 if plek else None


def _zelfde_regels(gevonden: re.Match[str]) -> str:
    return "\n" * gevonden[0].count("\n")


def ontleed(sql: str, pad: Path) -> exp.Query:
    try:
        bomen = [boom for boom in parse(sql, dialect=DIALECT) if boom is not None]
    except SqlglotError as fout:
        plaats: dict[str, Any] = next(iter(getattr(fout, "errors", [])), {})
        raise fout_in(
            pad,
            f"deze SQL klopt niet bij «{plaats.get('highlight') or '?'}».",
            plaats.get("line"),
            verwacht="één SELECT in het dialect van DuckDB.",
        ) from None
    if len(bomen) != 1 or not isinstance(bomen[0], exp.Query):
        raise fout_in(
            pad, "hier staat niet precies één SELECT.", _einde_kop(sql), verwacht="één SELECT."
        )
    return bomen[0]


def _einde_kop(sql: str) -> int:
    """The first line that is no comment; the last line where there is no other."""
    regels = sql.splitlines()
    inhoud = (n for n, r in enumerate(regels, 1) if r.strip() and not r.lstrip().startswith("--"))
    return next(inhoud, len(regels))


def gebruikte_tabellen(
    boom: exp.Query, bron: str, toegestaan: set[str], tokens: list[Token], pad: Path
) -> tuple[str, ...]:
    tijdelijk = {cte.alias_or_name for cte in boom.find_all(exp.CTE)}
    tabellen = set()
    for tabel in boom.find_all(exp.Table):
        if not tabel.name or (not tabel.db and tabel.name in tijdelijk):
            continue
        naam = f"{tabel.db}.{tabel.name}" if tabel.db else tabel.name
        if naam not in toegestaan:
            raise fout_in(
                pad,
                f"de tabel {naam} hoort niet bij de bron {bron}.",
                regel_van(tokens, tabel.name),
                verwacht="tabellen van deze bron (bron.…) of codelijsten (referentie.…).",
                doe=dichtstbij(naam, toegestaan),
            )
        tabellen.add(naam)
    return tuple(sorted(tabellen))


def gekozen_kolommen(boom: exp.Query, tabel: Tabel, tokens: list[Token], pad: Path) -> list[str]:
    namen: list[str] = []
    for kolom in boom.selects:
        naam = kolom.alias_or_name
        regel = _regel(kolom) or regel_van(tokens, naam)
        if not naam or kolom.is_star:
            raise fout_in(
                pad,
                "een kolom heeft geen naam.",
                regel or _ergens_in(kolom),
                verwacht="elke kolom met 'as <naam>'.",
            )
        if naam in namen:
            raise fout_in(pad, f"de kolom {naam} staat er twee keer.", regel)
        if naam in VAN_DE_MACHINE:
            raise fout_in(pad, f"de kolom {naam} wordt vanzelf gevuld.", regel, doe="haal hem weg.")
        if naam == REDEN:
            _eis_vaste_tekst(boom, regel, pad)
        elif naam != BRONRIJ:
            try:
                tabel.kolom(naam)
            except DefinitieFout as fout:
                raise fout_in(pad, fout.fout, regel, doe=fout.doe) from None
        namen.append(naam)
    for nodig in (BRONRIJ, tabel.sleutel):
        if nodig not in namen:
            raise fout_in(
                pad,
                f"de kolom {nodig} ontbreekt in de SELECT.",
                _ergens_in(boom.selects[0]),
                verwacht=_VOORBEELD.get(nodig, f"sleutel('{tabel.naam}', …) as {nodig}"),
                doe=dichtstbij(nodig, namen) or None,
            )
    return namen


def eis_passende_typen(
    boom: exp.Query, tabel: Tabel, typen: Woordenboek[str, str], tokens: list[Token], pad: Path
) -> None:
    """Refuse a column that gives a kind of value which its target can never hold."""
    for kolom in boom.selects:
        naam = kolom.alias_or_name
        if naam in (BRONRIJ, REDEN) or _altijd_leeg(boom, naam):
            continue
        van, naar = typen[naam], tabel.kolom(naam).type
        if not past(van, naar):
            raise fout_in(
                pad,
                f"de kolom {naam} ({naar}) kan geen {van} bevatten.",
                _regel(kolom) or regel_van(tokens, naam),
                verwacht=f"een waarde die past in {naar}, of een tekst.",
                doe=raad(van, naar),
            )


def _altijd_leeg(boom: exp.Query, naam: str) -> bool:
    """Is this column a plain NULL in every branch? DuckDB calls that a whole number."""
    takken = [boom] if isinstance(boom, exp.Select) else list(boom.find_all(exp.Select))
    waarden = [k.unalias() for tak in takken for k in tak.selects if k.alias_or_name == naam]
    return all(isinstance(waarde, exp.Null) for waarde in waarden)


def _regel(kolom: exp.Expr) -> int | None:
    """Line of the name that a selected column gets."""
    naam = kolom.args.get("alias") or kolom.this
    return naam.meta.get("line") if isinstance(naam, exp.Identifier) else None


def _ergens_in(kolom: exp.Expr) -> int | None:
    """Line of the first name in a selected column."""
    regels = (naam.meta.get("line") for naam in kolom.find_all(exp.Identifier))
    return min((regel for regel in regels if regel), default=None)


def _eis_vaste_tekst(boom: exp.Query, regel: int | None, pad: Path) -> None:
    """A reason ends up in tables and reports that hold no personal data: so it is a fixed text."""
    takken = [boom] if isinstance(boom, exp.Select) else list(boom.find_all(exp.Select))
    for tak in takken:
        for kolom in tak.selects:
            if kolom.alias_or_name == REDEN and not _is_vaste_tekst(kolom.unalias()):
                raise fout_in(
                    pad,
                    f"{REDEN} is geen vaste tekst.",
                    regel,
                    verwacht="case when … then '<reden>' end, zonder waarden uit de bron.",
                )


def _is_vaste_tekst(deel: exp.Expr | None) -> bool:
    if deel is None or isinstance(deel, exp.Null):
        return True
    if isinstance(deel, exp.Literal):
        return bool(deel.is_string)
    if isinstance(deel, exp.Paren | exp.Cast):
        return _is_vaste_tekst(deel.this)
    if isinstance(deel, exp.Coalesce):
        return all(_is_vaste_tekst(d) for d in (deel.this, *deel.expressions))
    if isinstance(deel, exp.Case):
        uitkomsten = [tak.args.get("true") for tak in deel.args["ifs"]]
        return all(_is_vaste_tekst(d) for d in (*uitkomsten, deel.args.get("default")))
    return False


def herkomst_van(
    boom: exp.Query,
    bronkolommen: Woordenboek[str, tuple[str, ...]],
    tokens: list[Token],
    pad: Path,
) -> Herkomst:
    """Origin of every selected column; that of `dwh_bronrij` is the record."""
    try:
        oorsprong = herkomst(boom, bronkolommen)
        rij = oorsprong[BRONRIJ]
    except (SqlglotError, KeyError, ValueError):
        raise fout_in(
            pad,
            "van deze SELECT is niet te herleiden waar elke kolom vandaan komt.",
            None,
            doe="schrijf de SELECT eenvoudiger, met een alias voor elke tabel.",
        ) from None
    if not rij or any(kolom != "_rij" for _, kolom in rij):
        raise fout_in(
            pad,
            f"{BRONRIJ} wijst niet naar het bronrecord.",
            regel_van(tokens, BRONRIJ),
            verwacht=f"_rij as {BRONRIJ}",
        )
    return oorsprong
