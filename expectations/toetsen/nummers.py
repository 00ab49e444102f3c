"""Types about numbers with a check: BSN, RSIN, A-nummer, BAG identification, postcode, IBAN.

The checks are integer arithmetic on the whole number, because nine casts per value cost ten
times as much. Sources: elfproef of BSN and RSIN (Logisch Ontwerp BRP, 01.20), A-nummer (Logisch
Ontwerp BRP, 01.10), BAG identification (Catalogus BAG 2018), IBAN (ISO 13616, ISO 7064 MOD 97-10).
"""

from __future__ import annotations

from typing import Literal

from expectations.toetsen.basis import Onderwerp, WaardeToets, quote_literal

# Σ wᵢ·dᵢ with dᵢ = n÷10ⁱ − 10·(n÷10ⁱ⁺¹), digits counted from the right, telescopes: the weight of
# n÷10ⁱ is wᵢ − 10·wᵢ₋₁ (mod 11). So a weighted sum of digits takes one division per digit.
_ELFPROEF = (-1, 2, 3, 4, 5, 6, 7, 8, 9)
_ANUMMER_SOM = (1,) * 10
_ANUMMER_MACHTEN = tuple(2 ** (9 - i) for i in range(10))
_BUREN = "|".join(str(cijfer) * 2 for cijfer in range(10))


def _rest(getal: str, gewichten: tuple[int, ...]) -> str:
    """SQL of the weighted sum of the digits of a number, modulo 11."""
    eerder = (0, *gewichten[:-1])
    factoren = [(w - 10 * v) % 11 for w, v in zip(gewichten, eerder, strict=True)]
    delen = [f"{f} * ({getal} // {10**i})" for i, f in enumerate(factoren) if f]
    return f"(({' + '.join(delen)}) % 11)"


def _getal(tekst: str, patroon: str, soort: str) -> str:
    """SQL of the number in a text of this form; null for any other text."""
    vorm = f"regexp_full_match({tekst}, '{patroon}')"
    return f"try_cast(case when {vorm} then {tekst} end as {soort})"


BAG_TYPECODES = {"vbo": "01", "lig": "02", "sta": "03", "pnd": "10", "num": "20", "opr": "30"}

# Lengths per country in the IBAN registry; a country that is not listed gets the general 15–34.
IBAN_LENGTES = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "TR": 26, "VA": 22,
}  # fmt: skip


class Elfproef(WaardeToets):
    """Nine digits that pass the elfproef; all zeros fail."""

    naam = "expect_column_values_to_pass_elfproef"
    zin = "{column} is een {soort} van negen cijfers dat klopt volgens de elfproef."

    soort: Literal["bsn", "rsin"]

    def goed(self, onderwerp: Onderwerp) -> str:
        """Nine digits, not all zero, weighted sum divisible by eleven."""
        getal = _getal(onderwerp.tekst(self.column), "[0-9]{9}", "bigint")
        return f"{_rest(f'nullif({getal}, 0)', _ELFPROEF)} = 0"


class Anummer(WaardeToets):
    """Ten digits: first not zero, no equal neighbours, two sums that fit eleven."""

    naam = "expect_column_values_to_be_valid_anummer"
    zin = "{column} is een A-nummer van tien cijfers dat klopt volgens de controleregels."

    def goed(self, onderwerp: Onderwerp) -> str:
        """All four checks of the Logisch Ontwerp BRP, as one number: AND would compute each digit
        many times over."""
        tekst = onderwerp.tekst(self.column)
        getal = _getal(tekst, "[1-9][0-9]{9}", "bigint")
        buren = f"cast(regexp_matches({tekst}, '{_BUREN}') as integer)"
        som, machten = _rest(getal, _ANUMMER_SOM), _rest(getal, _ANUMMER_MACHTEN)
        return f"({som} + 11 * {machten} + 1000 * {buren}) in (0, 5)"


class BagId(WaardeToets):
    """Identification of a BAG object: 16 digits with the code of its type; woonplaats 4 digits."""

    naam = "expect_column_values_to_be_valid_bag_id"
    zin = "{column} is een BAG-identificatie van het soort {objecttype}."

    objecttype: Literal["vbo", "lig", "sta", "pnd", "num", "opr", "wpl"]

    def goed(self, onderwerp: Onderwerp) -> str:
        """Municipality code, type code, serial number."""
        code = BAG_TYPECODES.get(self.objecttype)
        patroon = "[0-9]{4}" if code is None else f"[0-9]{{4}}{code}[0-9]{{10}}"
        return f"regexp_full_match({onderwerp.tekst(self.column)}, '{patroon}')"


class Postcode(WaardeToets):
    """Dutch postcode without a space; the letters SA, SD and SS are not issued."""

    naam = "expect_column_values_to_be_valid_postcode"
    zin = "{column} is een Nederlandse postcode (1234AB)."

    def goed(self, onderwerp: Onderwerp) -> str:
        """Four digits and two capitals that are in use."""
        patroon = "[1-9][0-9]{3}([A-RT-Z][A-Z]|S[BCE-RT-Z])"
        return f"regexp_full_match({onderwerp.tekst(self.column)}, '{patroon}')"


class Iban(WaardeToets):
    """IBAN in electronic or printed form (spaces allowed), length per country, MOD 97-10."""

    naam = "expect_column_values_to_be_valid_iban"
    zin = "{column} is een IBAN dat klopt volgens de controlecijfers."

    def goed(self, onderwerp: Onderwerp) -> str:
        """Form, length of the country, remainder 1."""
        kaal = f"replace({onderwerp.tekst(self.column)}, ' ', '')"
        landen = ", ".join(f"{quote_literal(land)}: {n}" for land, n in IBAN_LENGTES.items())
        lengte = f"coalesce(map {{{landen}}}[left({kaal}, 2)] = length({kaal}), true)"
        # Letters count as two digits (A = 10), so they shift the remainder by a hundred.
        waarde = "case when c between '0' and '9' then ord(c) - 48 else ord(c) - 55 end"
        tekens = f"string_split(substr({kaal}, 5) || left({kaal}, 4), '')"
        rest = (
            f"list_reduce(list_prepend(0, list_transform({tekens}, lambda c: {waarde})),"
            " lambda s, v: (s * case when v > 9 then 100 else 10 end + v) % 97)"
        )
        vorm = f"regexp_full_match({kaal}, '[A-Z]{{2}}[0-9]{{2}}[A-Z0-9]{{11,30}}')"
        nl = "NL[0-9]{2}[A-Z]{4}[0-9]{10}"
        nederlands = f"({kaal} not like 'NL%' or regexp_full_match({kaal}, '{nl}'))"
        leeg = f"{onderwerp.tekst(self.column)} is null"
        goed = f"{vorm} and {lengte} and {nederlands}"
        return f"case when {leeg} then null when {goed} then {rest} = 1 else false end"


TYPEN = (Elfproef, Anummer, BagId, Postcode, Iban)
