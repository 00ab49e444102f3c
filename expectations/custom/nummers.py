"""Expectations about numbers with a check; SQL in ``expectations.toetsen.nummers``."""

from __future__ import annotations

from expectations.custom.basis import WaterpasExpectation
from expectations.toetsen import nummers


class ExpectColumnValuesToPassElfproef(WaterpasExpectation):
    """Nine digits that pass the elfproef of BSN and RSIN."""

    soort_toets = nummers.Elfproef
    zin = nummers.Elfproef.zin
    column: str
    soort: str


class ExpectColumnValuesToBeValidAnummer(WaterpasExpectation):
    """A number that passes the checks of the A-nummer."""

    soort_toets = nummers.Anummer
    zin = nummers.Anummer.zin
    column: str


class ExpectColumnValuesToBeValidBagId(WaterpasExpectation):
    """Identification of a BAG object of the given type."""

    soort_toets = nummers.BagId
    zin = nummers.BagId.zin
    column: str
    objecttype: str


class ExpectColumnValuesToBeValidPostcode(WaterpasExpectation):
    """Dutch postcode without a space."""

    soort_toets = nummers.Postcode
    zin = nummers.Postcode.zin
    column: str


class ExpectColumnValuesToBeValidIban(WaterpasExpectation):
    """IBAN with the length of its country and good check digits."""

    soort_toets = nummers.Iban
    zin = nummers.Iban.zin
    column: str
