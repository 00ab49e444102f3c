"""Names: from words of the model to schemas, tables and columns, quoting of all of them, and which
known name was meant by an unknown one.

Belongs here: pure functions on text. Does not belong here: which name an object type of a certain
release gets when two collide (see `tables`), or corrections of names (see `corrections.yaml`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

SCHEMA_VOORVOEGSEL = "ggm_"
_KLINKERS = frozenset("aeiouáàâäéèêëíìîïóòôöúùûü")
_LOZE_PAKKETWOORDEN = frozenset({"model", "kern"})


def quote_ident(naam: str) -> str:
    """Quote a name for use as SQL identifier. The only way a name gets into SQL text.

    >>> quote_ident("huisnummer")
    '"huisnummer"'
    >>> quote_ident('a"b; drop table x')
    '"a""b; drop table x"'

    Raises:
        ValueError: for an empty name or a name with a null byte, which SQL cannot express.
    """
    if not naam or "\x00" in naam:
        raise ValueError("een SQL-naam mag niet leeg zijn en geen nulbyte bevatten")
    return '"' + naam.replace('"', '""') + '"'


def quote_relatie(naam: str) -> str:
    """Quote a relation `schema.tabel` part by part; only the first dot separates.

    >>> quote_relatie("ggm_bag.pand")
    '"ggm_bag"."pand"'
    >>> quote_relatie("pand")
    '"pand"'
    """
    return ".".join(quote_ident(deel) for deel in naam.split(".", 1))


def quote_literal(tekst: str) -> str:
    """Quote a text as SQL string literal; bind parameters are better where they can be used.

    >>> quote_literal("'s-Gravenhage")
    "'''s-Gravenhage'"

    Raises:
        ValueError: for a text with a null byte, which SQL text cannot hold.
    """
    if "\x00" in tekst:
        raise ValueError("een SQL-tekst mag geen nulbyte bevatten")
    return "'" + tekst.replace("'", "''") + "'"


def sql_naam(naam: str) -> str:
    """Lower case, every character that is no letter or digit becomes `_`, words are not split.

    The rule of the official DDL, which keeps diacritics.

    >>> sql_naam("IngeschrevenPersoon"), sql_naam("Beschikte Voorziening"), sql_naam("WOZ-object")
    ('ingeschrevenpersoon', 'beschikte_voorziening', 'woz_object')
    """
    return re.sub(r"[^\w]", "_", naam.strip().lower())


def schema_naam(pakketnaam: str) -> str:
    """Derive a schema from the name of a package; `Model` and `Kern` carry no meaning.

    >>> schema_naam("Model Kern RSGB"), schema_naam("Model Dak- en thuislozen")
    ('ggm_rsgb', 'ggm_dak_en_thuislozen')
    """
    woorden = [w for w in re.split(r"[^\w]+", pakketnaam.strip().lower()) if w]
    zinvol = [w for w in woorden if w not in _LOZE_PAKKETWOORDEN] or woorden
    return SCHEMA_VOORVOEGSEL + "_".join(zinvol)


def sleutelkolom(tabel: str) -> str:
    """The surrogate key column of a table, named after the table itself.

    >>> sleutelkolom("ingeschrevenpersoon")
    'ingeschrevenpersoon_id'
    """
    return f"{tabel}_id"


def relatiekolom(associatie: str, doeltabel: str) -> str:
    """The column that holds the key of the other end of a relation.

    >>> relatiekolom("heeft als adres", "nummeraanduiding")
    'heeft_als_adres_nummeraanduiding_id'
    >>> relatiekolom("", "client")
    'client_id'
    """
    return f"{sql_naam(associatie)}_{doeltabel}_id" if associatie.strip() else f"{doeltabel}_id"


def zonder_klinkers(tabel: str) -> str:
    """Drop the vowels, except at the start of each word.

    >>> zonder_klinkers("pand"), zonder_klinkers("ingeschrevenpersoon"), zonder_klinkers("a_eis")
    ('pnd', 'ingschrvnprsn', 'a_es')
    """
    return "_".join(
        woord[:1] + "".join(letter for letter in woord[1:] if letter not in _KLINKERS)
        for woord in tabel.split("_")
    )


def koppeltabel(tabel_a: str, tabel_b: str) -> str:
    """The junction table of a many-to-many relation.

    >>> koppeltabel("pand", "verblijfsobject")
    'kp_pnd_vrbljfsbjct'
    """
    return f"kp_{zonder_klinkers(tabel_a)}_{zonder_klinkers(tabel_b)}"


def dichtstbij(naam: str, bekend: Iterable[str], aantal: int = 3) -> str:
    """The nearest known names as advice, or an empty text when none is near; capitals are equal.

    >>> dichtstbij("Pnad", ["pand", "woonplaats"])
    'Bedoelt u pand?'
    >>> dichtstbij("xyz", ["pand"])
    ''
    """
    klein = {kandidaat.casefold(): kandidaat for kandidaat in bekend}
    woord = naam.casefold()
    gelijk = difflib.get_close_matches(woord, klein, n=aantal, cutoff=0.6)
    if gelijk:  # beside a very near word, one that only looks a bit like it is noise
        beste = difflib.SequenceMatcher(None, gelijk[0], woord).ratio()
        gelijk = difflib.get_close_matches(woord, gelijk, n=aantal, cutoff=max(0.6, beste - 0.1))
    return _bedoelt([klein[gevonden] for gevonden in gelijk])


def raad(naam: str, bekend: Iterable[str]) -> str:
    """As `dichtstbij`, but names a known word whenever there is one.

    >>> raad("pnad", ["pand", "woonplaats"])
    'Bedoelt u pand?'
    >>> raad("Bouwjaar", ["oorspronkelijkbouwjaar", "status"])
    'Bedoelt u oorspronkelijkbouwjaar?'
    >>> raad("xyz", ["pand"])
    'Bekend is bijvoorbeeld pand.'
    """
    woorden, klein = sorted(bekend), naam.casefold()
    if gevonden := dichtstbij(naam, woorden):
        return gevonden
    if klein and (deels := [w for w in woorden if klein in w.casefold() or w.casefold() in klein]):
        return _bedoelt(deels[:3])
    minst_ver = difflib.get_close_matches(naam, woorden, n=3, cutoff=0)
    return f"Bekend is bijvoorbeeld {', '.join(minst_ver)}." if minst_ver else ""


def _bedoelt(woorden: Sequence[str]) -> str:
    return f"Bedoelt u {' of '.join(woorden)}?" if woorden else ""
