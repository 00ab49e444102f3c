"""Names: from words of the model to schemas, tables and columns, and quoting of all of them.

Belongs here: pure functions on text. Does not belong here: which name an object type of a certain
release gets when two collide (see `tables`), or corrections of names (see `corrections.yaml`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

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
    """The nearest known names, for an error message: ` Bedoelt u …?` or an empty text.

    >>> dichtstbij("pnad", ["pand", "woonplaats"])
    'Bedoelt u pand?'
    """
    gelijk = difflib.get_close_matches(naam, list(bekend), n=aantal, cutoff=0.6)
    return f"Bedoelt u {' of '.join(gelijk)}?" if gelijk else ""
