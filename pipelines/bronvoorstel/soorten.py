"""Kinds of numbers and addresses that a column may hold, judged by the column as a whole.

Belongs here: the test of each kind, what chance gives, and which names point at it. Does not belong
here: types (`typen`). One in eleven nine-digit numbers passes the test of a BSN, so one value says
nothing: most of a column must pass, and chance alone must give that less than once in a million.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from expectations.bronkolom import EMAIL, GRENS_TOEVAL, KANS_ANUMMER, KANS_BSN
from expectations.toetsen.basis import Onderwerp
from expectations.toetsen.nummers import Anummer, Elfproef, Iban, Postcode
from ggm_schema.naming import quote_literal
from ggm_schema.zoek.woorden import delen, plat
from pipelines.contract.odcs import Identificator

# The texts that a test is put to: `r.t` as trimmed, `r.groot` that in capitals, `r.kaal` that
# without spaces, points and hyphens, `r.negen` with the zeros that spreadsheets drop.
_ONDERWERP = Onderwerp("bron.monster", date(2000, 1, 1), typen={
    "t": "VARCHAR", "kaal": "VARCHAR", "negen": "VARCHAR",
})  # fmt: skip
_KENTEKEN = (
    "[A-Z]{2}-?[0-9]{2}-?[0-9]{2}|[0-9]{2}-?[0-9]{2}-?[A-Z]{2}|[0-9]{2}-?[A-Z]{2}-?[0-9]{2}"
    "|[A-Z]{2}-?[0-9]{2}-?[A-Z]{2}|[A-Z]{2}-?[A-Z]{2}-?[0-9]{2}|[0-9]{2}-?[A-Z]{2}-?[A-Z]{2}"
    "|[0-9]{2}-?[A-Z]{3}-?[0-9]|[0-9]-?[A-Z]{3}-?[0-9]{2}|[A-Z]{2}-?[0-9]{3}-?[A-Z]"
    "|[A-Z]-?[0-9]{3}-?[A-Z]{2}|[A-Z]{3}-?[0-9]{2}-?[A-Z]|[A-Z]-?[0-9]{2}-?[A-Z]{3}"
)
_TELEFOON = r"(\+|00)31[1-9][0-9]{8}|0[1-9][0-9]{8}|0[89]00[0-9]{4,7}|14[0-9]{3,4}"


def _vorm(kolom: str, patroon: str) -> str:
    return f"regexp_full_match(r.{kolom}, {quote_literal(patroon)})"


_ELFPROEF = Elfproef(column="negen", soort="bsn").goed(_ONDERWERP)


@dataclass(frozen=True)
class Soort:
    """One kind.

    Attributes:
        toets: SQL over `r`: this text is one.
        kans: part of the texts that pass by chance, of those that look like it at all.
        woorden: names of columns that point at it.
        naam_nodig: the test says too little by itself.
        persoon: it points at a person, directly or nearly so.
        macro: brings it to its normal form in a mapping.
        attributen: names in the GGM, as one word.
    """

    id: Identificator
    titel: str
    toets: str
    kans: float
    woorden: tuple[str, ...]
    naam_nodig: bool = False
    persoon: bool = True
    macro: str = ""
    attributen: tuple[str, ...] = ()


SOORTEN = (
    Soort("rsin", "RSIN", _ELFPROEF, KANS_BSN, ("rsin", "fiscaalnummer", "fiscaal"),
          naam_nodig=True, persoon=False, attributen=("rsin", "rsinnummer")),
    Soort("onderwijsnummer", "onderwijsnummer", _ELFPROEF, KANS_BSN,
          ("onderwijsnummer", "pgn", "leerlingpgn"), naam_nodig=True,
          attributen=("onderwijsnummer",)),
    Soort("bsn", "BSN", _ELFPROEF, KANS_BSN,
          ("bsn", "burgerservicenummer", "sofinummer", "sofi"),
          attributen=("burgerservicenummer", "bsn")),
    Soort("anummer", "A-nummer", Anummer(column="kaal").goed(_ONDERWERP), KANS_ANUMMER,
          ("anummer", "administratienummer"), attributen=("anummer",)),
    Soort("iban", "IBAN", Iban(column="kaal").goed(_ONDERWERP), 0.02,
          ("iban", "rekeningnummer", "bankrekening", "bankrekeningnummer"),
          macro="iban_vorm", attributen=("iban", "bankrekeningnummer", "rekeningnummer")),
    Soort("bag", "BAG-identificatie", _vorm("t", "[0-9]{4}(01|02|03|10|20|30)[0-9]{10}"), 0.06,
          ("bag", "bagid", "pandid", "verblijfsobject", "nummeraanduiding", "adresseerbaarobject"),
          persoon=False, attributen=("identificatie",)),
    Soort("postcode", "postcode", Postcode(column="kaal").goed(_ONDERWERP), 0.05,
          ("postcode", "pc6"), macro="postcode_nl", attributen=("postcode",)),
    Soort("email", "e-mailadres", _vorm("t", EMAIL), 0.01,
          ("email", "mail", "emailadres", "mailadres"),
          attributen=("emailadres", "email")),
    Soort("telefoon", "telefoonnummer", _vorm("kaal", _TELEFOON), 0.1,
          ("telefoon", "telefoonnummer", "tel", "mobiel", "gsm", "telnr"),
          macro="telefoon_nl", attributen=("telefoonnummer", "telefoon")),
    Soort("kenteken", "kenteken", _vorm("groot", _KENTEKEN), 0.1,
          ("kenteken",), macro="kenteken_nl", attributen=("kenteken",)),
    Soort("vestiging", "vestigingsnummer", _vorm("t", "[0-9]{12}"), 0.5,
          ("vestigingsnummer", "vestigingsnr", "vestiging"), naam_nodig=True, persoon=False,
          attributen=("vestigingsnummer",)),
    Soort("kvk", "KVK-nummer", _vorm("t", "[0-9]{8}"), 0.5,
          ("kvk", "kvknummer", "kvknr", "handelsregisternummer"), naam_nodig=True, persoon=False,
          attributen=("kvknummer",)),
    Soort("agb", "AGB-code", _vorm("t", "[0-9]{8}"), 0.5, ("agb", "agbcode"), naam_nodig=True,
          persoon=False, attributen=("agbcode",)),
    Soort("zaak", "zaaknummer", _vorm("t", "[A-Za-z0-9._/ -]{4,40}"), 0.9,
          ("zaaknummer", "zaakid", "zaakidentificatie", "zaaknr"), naam_nodig=True, persoon=False,
          attributen=("zaakidentificatie",)),
)  # fmt: skip
PER_ID = {soort.id: soort for soort in SOORTEN}


@dataclass(frozen=True)
class Oordeel:
    """A kind that is proposed (`soort`), or one that only the name points at (`twijfel`)."""

    soort: Soort | None
    score: float = 0.0
    reden: str = ""
    twijfel: Soort | None = None
    grond: Literal["inhoud", "naam", ""] = ""


def beoordeel(naam: str, verschillend: int, goed: dict[str, int]) -> Oordeel:
    """Which kind a column holds.

    Args:
        naam: as delivered.
        verschillend: number of different filled values.
        goed: of these, how many pass the test of each kind.
    """
    twijfel = None
    for soort in SOORTEN:
        genoemd = _genoemd(naam, soort)
        deel = goed[soort.id] / verschillend if verschillend else 0.0
        if soort.naam_nodig and not genoemd:
            continue
        if deel >= 0.5 and (toeval(goed[soort.id], verschillend, soort.kans) < GRENS_TOEVAL):
            score = min(0.99, deel * (1.0 if genoemd else 0.95))
            return Oordeel(soort, score, _reden(soort, deel, genoemd), grond="inhoud")
        if genoemd and deel >= 0.3:
            score = 0.3 + 0.5 * deel
            return Oordeel(soort, score, _reden(soort, deel, genoemd), grond="naam")
        if genoemd and verschillend and twijfel is None:
            twijfel = soort
    return Oordeel(None, twijfel=twijfel)


def toeval(goed: int, totaal: int, kans: float) -> float:
    """Upper bound (Chernoff) of the chance that `goed` or more of `totaal` pass at random.

    >>> toeval(9, 100, 1 / 11), toeval(100, 100, 1 / 11) < 1e-6
    (1.0, True)
    """
    deel = goed / totaal if totaal else 0.0
    if deel <= kans:
        return 1.0
    rest = (1 - deel) * math.log((1 - deel) / (1 - kans)) if deel < 1 else 0.0
    return math.exp(-totaal * (deel * math.log(deel / kans) + rest))


def _genoemd(naam: str, soort: Soort) -> bool:
    woorden = delen(naam)
    paren = {"".join(woorden[i : i + n]) for n in (1, 2, 3) for i in range(len(woorden))}
    return any(woord in paren or plat(naam) == woord for woord in soort.woorden)


def _reden(soort: Soort, deel: float, genoemd: bool) -> str:
    procent = f"{100 * deel:.0f}"
    tekst = f"{soort.titel}: {procent} % van de verschillende waarden voldoet"
    return f"{tekst}, en zo heet de kolom" if genoemd else tekst
