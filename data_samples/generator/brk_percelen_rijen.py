"""Parcels, flats and who owns them, as the land registry truly has it.

Belongs here: records without anything wrong. Does not belong here: the files (`brk_percelen`) and
defects (`brk_percelen_fouten`). Numbers rise with time, so what a later delivery adds comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_samples.generator.bewoners import bewoner
from data_samples.generator.nummers import test_bsns
from data_samples.generator.wereld import Wereld, peildatum

_PERCELEN, _APPARTEMENTEN, _NIEUW = 120, 16, 4
_NIEUW_VANAF = date(2026, 10, 12)
# How the ownership of parcel n is shared: the town, one person twice, a couple, three heirs.
_VERDELING = (
    ("gemeente", (1,)),
    ("een", (1,)),
    ("een", (1,)),
    ("paar", (2, 2)),
    ("erven", (2, 4, 4)),
)


@dataclass(frozen=True)
class Zaak:
    """A parcel or flat, texts as delivered. `verdeling`: how its ownership is shared."""

    volgnummer: int
    verdeling: str
    identificatie: str
    soort: str
    gemeentecode: str
    gemeentenaam: str
    sectie: str
    perceelnummer: str
    appartement: str
    grootte: str
    plek: str
    koopsom: str
    koopjaar: str
    begin: str

    @property
    def eigendom(self) -> str:
        """Identification of the right of ownership on it."""
        return recht(self.volgnummer, "2")


@dataclass(frozen=True)
class Gerechtigde:
    """Someone's part of a right. `plek`: which of the owners, from 0; `zaak`: what it is about."""

    zaak: Zaak
    plek: int
    identificatie: str
    onroerendezaak: str
    recht: str
    aard: str
    aard_naam: str
    teller: str
    noemer: str
    begin: str
    bsn: str
    rsin: str


def identificatie(volgnummer: int) -> str:
    """Fifteen digits, as the land registry numbers its objects."""
    return f"99{volgnummer:08d}70000"


def recht(volgnummer: int, aard: str) -> str:
    """Identification of a right on object `volgnummer`."""
    return f"NL.IMKAD.ZakelijkRecht.{volgnummer:05d}{aard}"


def zaken(wereld: Wereld, levering: str) -> list[Zaak]:
    """All parcels and flats on the reporting date."""
    aantal = _PERCELEN + _APPARTEMENTEN
    nieuw = _NIEUW if peildatum(levering) >= _NIEUW_VANAF else 0
    return [_zaak(wereld, nummer) for nummer in range(aantal + nieuw)]


def _zaak(wereld: Wereld, nummer: int) -> Zaak:
    flat = _PERCELEN <= nummer < _PERCELEN + _APPARTEMENTEN
    nieuw = nummer >= _PERCELEN + _APPARTEMENTEN
    verkocht = nummer % 5 != 0
    begin = _NIEUW_VANAF if nieuw else date(2008 + nummer % 17, 1 + nummer % 12, 1 + nummer % 28)
    return Zaak(
        volgnummer=nummer,
        verdeling=_VERDELING[nummer % 5][0],
        identificatie=identificatie(nummer),
        soort="appartementsrecht" if flat else "perceel",
        gemeentecode="9901",
        gemeentenaam=wereld.gemeentenaam,
        sectie="AB" if flat else "A" if nummer % 2 else "B",
        perceelnummer="9001" if flat else str(101 + nummer),
        appartement=str(nummer - _PERCELEN + 1) if flat else "",
        grootte="" if flat else str(80 + nummer * 37 % 900),
        plek=f"POINT ({210_000 + nummer * 25} {450_000 + nummer * 17 % 400})",
        koopsom=str(150_000 + nummer * 2_500) if verkocht else "",
        koopjaar=str(begin.year) if verkocht else "",
        begin=begin.isoformat(),
    )


def gerechtigden(wereld: Wereld, levering: str) -> list[Gerechtigde]:
    """Who has which part of which right; leasehold beside ownership on every seventh parcel."""
    return [g for zaak in zaken(wereld, levering) for g in _van(wereld, zaak)]


def _van(wereld: Wereld, zaak: Zaak) -> Iterator[Gerechtigde]:
    noemers = _VERDELING[zaak.volgnummer % 5][1]
    for plek, noemer in enumerate(noemers):
        yield _gerechtigde(wereld, zaak, plek, noemer, ("2", "Eigendom (recht van)"))
    if zaak.volgnummer % 7 == 6:
        yield _gerechtigde(wereld, zaak, 9, 1, ("3", "Erfpacht (recht van)"))


def _gerechtigde(
    wereld: Wereld, zaak: Zaak, plek: int, noemer: int, aard: tuple[str, str]
) -> Gerechtigde:
    gemeente = zaak.verdeling == "gemeente" and plek == 0
    persoon = None if gemeente else bewoner(wereld, zaak.volgnummer * 10 + plek)
    return Gerechtigde(
        zaak=zaak,
        plek=plek,
        identificatie=f"NL.IMKAD.Tenaamstelling.{zaak.volgnummer:05d}{plek}",
        onroerendezaak=zaak.identificatie,
        recht=recht(zaak.volgnummer, aard[0]),
        aard=aard[0],
        aard_naam=aard[1],
        teller="1",
        noemer=str(noemer),
        begin=zaak.begin,
        bsn=persoon.bsn if persoon else "",
        rsin="" if persoon else wereld.rsin if gemeente else test_bsns()[-2],
    )
