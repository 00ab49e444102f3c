"""Types about numbers with a check: BSN, RSIN, A-nummer, BAG identification, postcode, IBAN.

The checks are integer arithmetic on the whole number, because nine casts per value cost ten
times as much. Sources: elfproef of BSN and RSIN (Logisch Ontwerp BRP, 01.20), A-nummer (Logisch
Ontwerp BRP, 01.10), BAG identification (Catalogus BAG 2018), IBAN (ISO 13616, ISO 7064 MOD 97-10).
"""

from __future__ import annotations

from typing import Literal

from expectations.toetsen.basis import KolomToets, Onderwerp, quote_literal

# Σ wᵢ·dᵢ with dᵢ = n÷10ᵏ − 10·(n÷10ᵏ⁺¹) telescopes: the weight of n÷10ᵏ is wₖ − 10·wₖ₋₁ ≡ wₖ + wₖ₋₁
# (mod 11), with w = −1, 2, 3, … 9 from the last digit on. The weight of n÷10⁵ is 11 ≡ 0.
_ELFPROEF = (
    "(-{n} + {n} // 10 + 5 * ({n} // 100) + 7 * ({n} // 1000) + 9 * ({n} // 10000)"
    " + 2 * ({n} // 1000000) + 4 * ({n} // 10000000) + 6 * ({n} // 100000000)) % 11 = 0"
)

BAG_TYPECODES = {"vbo": "01", "lig": "02", "sta": "03", "pnd": "10", "num": "20", "opr": "30"}

# Lengths per country in the IBAN registry; a country that is not listed gets the general 15–34.
IBAN_LENGTES = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "TR": 26, "VA": 22,
}  # fmt: skip


class Elfproef(KolomToets):
    """Nine digits that pass the elfproef; all zeros fail."""

    naam = "expect_column_values_to_pass_elfproef"
    zin = "{column} is een {soort} van negen cijfers dat klopt volgens de elfproef."

    soort: Literal["bsn", "rsin"]

    def goed(self, onderwerp: Onderwerp) -> str:
        """Nine digits, not all zero, weighted sum divisible by eleven."""
        tekst = onderwerp.tekst(self.column)
        getal = f"try_cast({tekst} as integer)"
        return (
            f"(length({tekst}) = 9 and regexp_full_match({tekst}, '[0-9]{{9}}')"
            f" and {getal} > 0 and {_ELFPROEF.format(n=getal)})"
        )


class Anummer(KolomToets):
    """Ten digits: first not zero, no equal neighbours, two sums that fit eleven."""

    naam = "expect_column_values_to_be_valid_anummer"
    zin = "{column} is een A-nummer van tien cijfers dat klopt volgens de controleregels."

    def goed(self, onderwerp: Onderwerp) -> str:
        """All four checks of the Logisch Ontwerp BRP."""
        tekst = onderwerp.tekst(self.column)
        getal = f"try_cast({tekst} as bigint)"
        cijfers = [f"({getal} // {10 ** (9 - i)}) % 10" for i in range(10)]
        som = " + ".join(cijfers)
        machten = " + ".join(f"{2**i} * ({c})" for i, c in enumerate(cijfers))
        buren = " and ".join(f"{a} <> {b}" for a, b in zip(cijfers, cijfers[1:], strict=False))
        return (
            f"(regexp_full_match({tekst}, '[1-9][0-9]{{9}}') and ({som}) % 11 in (0, 5)"
            f" and ({machten}) % 11 = 0 and {buren})"
        )


class BagId(KolomToets):
    """Identification of a BAG object: 16 digits with the code of its type; woonplaats 4 digits."""

    naam = "expect_column_values_to_be_valid_bag_id"
    zin = "{column} is een BAG-identificatie van het soort {objecttype}."

    objecttype: Literal["vbo", "lig", "sta", "pnd", "num", "opr", "wpl"]

    def goed(self, onderwerp: Onderwerp) -> str:
        """Municipality code, type code, serial number."""
        code = BAG_TYPECODES.get(self.objecttype)
        patroon = "[0-9]{4}" if code is None else f"[0-9]{{4}}{code}[0-9]{{10}}"
        return f"regexp_full_match({onderwerp.tekst(self.column)}, '{patroon}')"


class Postcode(KolomToets):
    """Dutch postcode without a space; the letters SA, SD and SS are not issued."""

    naam = "expect_column_values_to_be_valid_postcode"
    zin = "{column} is een Nederlandse postcode (1234AB)."

    def goed(self, onderwerp: Onderwerp) -> str:
        """Four digits, two capitals."""
        tekst = onderwerp.tekst(self.column)
        return (
            f"(regexp_full_match({tekst}, '[1-9][0-9]{{3}}[A-Z]{{2}}')"
            f" and right({tekst}, 2) not in ('SA', 'SD', 'SS'))"
        )


class Iban(KolomToets):
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
        return f"(case when {vorm} and {lengte} and {nederlands} then {rest} = 1 else false end)"


TYPEN = (Elfproef, Anummer, BagId, Postcode, Iban)
