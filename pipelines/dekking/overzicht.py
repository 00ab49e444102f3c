"""Coverage of the GGM by domain, object type and attribute.

Belongs here: laying coverage beside the whole of the GGM, so that what nobody fills is told too.
Does not belong here: counting (`meten`), printing (`cli`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ggm_schema.catalogustabellen import domein_van
from ggm_schema.errors import Melding
from ggm_schema.model import Catalogus, Kolom, Tabel
from ggm_schema.naming import raad
from pipelines.dekking.model import Kolomdekking, Tabeldekking


@dataclass(frozen=True, slots=True)
class Attribuutdekking:
    """A column of an object type: who fills it, and in how many of the rows. None: not measured."""

    kolom: str
    bronnen: tuple[str, ...]
    rijen: int | None
    gevuld: int | None

    @property
    def percentage(self) -> float | None:
        """Filled rows in percent; None without rows, or when not measured."""
        if not self.rijen or self.gevuld is None:
            return None
        return 100 * self.gevuld / self.rijen


@dataclass(frozen=True, slots=True)
class Objectdekking:
    """An object type: its table and columns, without keys and technical columns."""

    domein: str
    naam: str
    tabel: str
    bronnen: tuple[str, ...]
    rijen: int | None
    attributen: tuple[Attribuutdekking, ...]

    @property
    def gemapt(self) -> tuple[Attribuutdekking, ...]:
        """The columns that some source fills."""
        return tuple(a for a in self.attributen if a.bronnen)

    @property
    def gevuld(self) -> float | None:
        """Filled values in percent, over all rows and mapped columns; None when not measured."""
        return gevuld([self])


def gevuld(objecten: Iterable[Objectdekking]) -> float | None:
    """Filled values in percent, over the mapped columns that were measured and have rows."""
    gemeten = [a for o in objecten for a in o.gemapt if a.percentage is not None]
    totaal = sum(a.rijen or 0 for a in gemeten)
    return 100 * sum(a.gevuld or 0 for a in gemeten) / totaal if totaal else None


def overzicht(
    catalogus: Catalogus, dekking: Mapping[str, Tabeldekking], domein: str | None = None
) -> dict[str, list[Objectdekking]]:
    """Domain → its object types in order of name, also those that nothing fills.

    Args:
        domein: number or name of one domain, capitals or not; None: all of them.

    Raises:
        Melding: there is no such domain.
    """
    per_domein: dict[str, list[Objectdekking]] = {}
    for tabel in catalogus.tabellen:
        if tabel.objecttype is not None:
            naam = domein_van(tabel.pakket)
            per_domein.setdefault(naam, []).append(
                _object(naam, tabel, dekking.get(tabel.volledige_naam))
            )
    gekozen = _kies(per_domein, domein) if domein is not None else _op_nummer(per_domein)
    return {
        naam: sorted(per_domein[naam], key=lambda o: (o.naam.casefold(), o.tabel))
        for naam in gekozen
    }


def _op_nummer(namen: Iterable[str]) -> list[str]:
    def sleutel(naam: str) -> tuple[int, str]:
        nummer = naam.split(" ", 1)[0]
        return (int(nummer) if nummer.isdigit() else 1000, naam)

    return sorted(namen, key=sleutel)


def _kies(namen: Iterable[str], gezocht: str) -> list[str]:
    bekend = _op_nummer(namen)
    woord = gezocht.strip().casefold()
    for naam in bekend:
        nummer, _, rest = naam.casefold().partition(" ")
        if woord in (naam.casefold(), nummer, rest):
            return [naam]
    raise Melding(
        f"Het domein '{gezocht}' staat niet in het GGM.",
        verwacht=f"een van: {', '.join(bekend)}.",
        doe=raad(gezocht, bekend),
    )


def _object(domein: str, tabel: Tabel, dekking: Tabeldekking | None) -> Objectdekking:
    kolommen: Mapping[str, Kolomdekking] = dekking.kolommen if dekking else {}
    return Objectdekking(
        domein=domein,
        naam=tabel.objecttype or tabel.naam,
        tabel=tabel.volledige_naam,
        bronnen=dekking.bronnen if dekking else (),
        rijen=dekking.rijen if dekking else None,
        attributen=tuple(
            _attribuut(kolom, dekking.rijen if dekking else None, kolommen.get(kolom.naam))
            for kolom in tabel.kolommen
            if kolom.soort in ("attribuut", "relatie")
        ),
    )


def _attribuut(kolom: Kolom, rijen: int | None, dekking: Kolomdekking | None) -> Attribuutdekking:
    return Attribuutdekking(
        kolom=kolom.naam,
        bronnen=dekking.bronnen if dekking else (),
        rijen=rijen,
        gevuld=dekking.gevuld if dekking else None,
    )
