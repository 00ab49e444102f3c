"""Word lists for made-up names. Surnames, streets and places are joined from loose syllables.

All characters exist in Windows-1252, because one of the source systems delivers in it.
"""

from __future__ import annotations

_STAM = (
    "Zilt", "Bram", "Korn", "Kwel", "Hoef", "Lies", "Molm", "Eken", "Varen", "Dras",
    "Ruis", "Grien", "Wilg", "Turf", "Kiem", "Loof", "Mist", "Nevel", "Otter", "Pluim",
    "Rogge", "Slik", "Terp", "Uil", "Vlier", "Wulp", "Zegge", "Brem", "Dôme", "Elzé",
)  # fmt: skip
_STAART = ("stra", "sma", "inga", "kampen", "zijde", "brinck", "horster", "wold", "gaard", "loper")
ACHTERNAMEN = tuple(f"{stam}{staart}" for stam in _STAM for staart in _STAART)
VOORVOEGSELS = ("", "", "", "", "", "van", "de", "van der", "ten", "van 't")
VOORNAMEN = {
    "M": ("Aart", "Bas", "Cor", "Daan", "Evert", "Finn", "Gijs", "Hein", "Ivo", "Jörn", "Koen",
          "Lars", "Mees", "Niek", "Olaf", "Pim", "René", "Siem", "Teun", "Wout"),
    "V": ("Anouk", "Bo", "Cato", "Dionne", "Eef", "Fleur", "Guusje", "Hanne", "Isa", "Joëlle",
          "Kaat", "Lotte", "Mirthe", "Noor", "Olga", "Pien", "Roos", "Saar", "Tess", "Zoë"),
    "O": ("Robin", "Sam", "Jip", "Luca", "Noa"),
}  # fmt: skip
_STRAATSTAM = (
    "Peilschaal", "Waterpas", "Dobber", "Kikker", "Libellen", "Rietzanger", "Bever", "Sluis",
    "Kreek", "Lisdodde", "Meerkoet", "Oever", "Pijlkruid", "Schippers", "Stekelbaars", "Veenmos",
    "Waterlelie", "Zwanenbloem", "Drijfhout", "Eendenkroos",
)  # fmt: skip
_STRAATSOORT = ("straat", "laan", "weg", "hof", "kade", "pad", "plein", "dreef")
STRATEN = tuple(stam + soort for soort in _STRAATSOORT for stam in _STRAATSTAM)
AANBIEDERS = (
    "Thuiszorg De Kwelder", "Stichting Het Peilmerk", "Zorggroep Lisdodde", "Buurthulp Beekdal",
    "Dagbesteding De Dobber", "Woonhulp Rietzoom", "Hulpmiddelen Zegge", "Vervoer De Veerpont",
)  # fmt: skip


def straatnaam(nummer: int) -> str:
    """Name of street `nummer` (from 0); unique for every number."""
    ronde, plek = divmod(nummer, len(STRATEN))
    return STRATEN[plek] if ronde == 0 else f"{STRATEN[plek]} {ronde + 1}"
