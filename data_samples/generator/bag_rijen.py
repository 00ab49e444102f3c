"""What the clean BAG of the made-up municipality holds: one `Rij` per voorkomen of an object.

Belongs here: which objects there are and what their life was. Does not belong here: XML and zip
files (`bag_xml`), defects (`bag_fouten`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from data_samples.generator.adressen import PER_STRAAT
from data_samples.generator.feiten import Adres, Straat, Woonplaats
from data_samples.generator.wereld import Wereld

Waarde = str | list[str] | None
_BESLUIT = "2009-01-20"


@dataclass
class Rij:
    """One voorkomen. A value None is left out of the XML, an empty text is an empty element.

    `velden` has the elements of the object type under the names of the extract.
    """

    soort: str
    id: str
    begin: str | None
    velden: dict[str, Waarde]
    versie: int = 1
    eind: str | None = None
    geconstateerd: str = "N"
    documentdatum: str = ""
    documentnummer: str = ""
    status: str | None = ""

    def __post_init__(self) -> None:
        self.documentdatum = self.documentdatum or (self.begin or _BESLUIT)
        self.documentnummer = self.documentnummer or f"WB/{self.documentdatum[:4]}/{self.id[-6:]}"

    @property
    def sleutel(self) -> str:
        """Business key as the rules write it."""
        return f"{self.id}|{self.versie}"

    def vervolg(self, **velden: Waarde) -> Rij:
        """The next voorkomen, from `eind` on, with some other values."""
        return replace(
            self,
            versie=self.versie + 1,
            begin=self.eind,
            eind=None,
            velden=self.velden | velden,
            documentdatum=self.eind or "",
        )


@dataclass
class Onderzoek:
    """One period in which something of an object is or is not under investigation."""

    objecttype: str
    id: str
    kenmerk: str
    begin: str | None
    eind: str | None = None
    in_onderzoek: str = "J"
    volgnummer: int = 1

    @property
    def sleutel(self) -> str:
        """Business key as the rules write it."""
        return f"{self.id}|{self.kenmerk}|{self.volgnummer}"


@dataclass
class Stel:
    """The objects of one address. Several addresses can share a pand."""

    adres: Adres
    panden: list[Rij] = field(default_factory=list)
    objecten: list[Rij] = field(default_factory=list)
    nummers: list[Rij] = field(default_factory=list)

    @property
    def pand(self) -> Rij:
        return self.panden[-1]

    @property
    def object(self) -> Rij:
        return self.objecten[-1]

    @property
    def nummer(self) -> Rij:
        return self.nummers[-1]


def maak_stel(adres: Adres) -> Stel:
    """Pand, verblijfsobject and nummeraanduiding of one address, with some history."""
    begin = adres.begin.isoformat()
    return Stel(adres, _panden(adres, begin), _objecten(adres, begin), [_nummer(adres, begin)])


def splits(rij: Rij, dag: date, **eerder: Waarde) -> list[Rij]:
    """Two voorkomens in place of one: until `dag` with other values, and since."""
    eerst = replace(rij, eind=dag.isoformat(), velden=rij.velden | eerder)
    return [eerst, eerst.vervolg(**rij.velden)]


def _panden(adres: Adres, begin: str) -> list[Rij]:
    x, y = plek(int(adres.pand[6:]))
    hoeken = [(0, 0), (8, 0), (8, 9), (0, 9), (0, 0)]
    velden: dict[str, Waarde] = {
        "oorspronkelijkBouwjaar": str(adres.bouwjaar),
        "geometrie": " ".join(f"{x + dx}.0 {y + dy}.0" for dx, dy in hoeken),
    }
    rij = Rij("pand", adres.pand, begin, velden, status="Pand in gebruik")
    if int(adres.pand[6:]) % 6:
        return [rij]
    eerst, nu = splits(rij, adres.begin + timedelta(days=200))
    eerst.status = "Bouwvergunning verleend"
    return [eerst, nu]


def _objecten(adres: Adres, begin: str) -> list[Rij]:
    x, y = plek(int(adres.pand[6:]))
    velden: dict[str, Waarde] = {
        "heeftAlsHoofdadres": adres.nummeraanduiding,
        "gebruiksdoel": [adres.gebruiksdoel],
        "oppervlakte": str(adres.oppervlakte),
        "maaktDeelUitVan": [adres.pand],
        "geometrie": f"{x + 4}.0 {y + 4}.0",
    }
    rij = Rij(
        "verblijfsobject", adres.verblijfsobject, begin, velden, status="Verblijfsobject in gebruik"
    )
    if adres.volgnummer % 8:
        return [rij]
    return splits(
        rij, adres.begin + timedelta(days=700), oppervlakte=str(max(1, adres.oppervlakte - 12))
    )


def _nummer(adres: Adres, begin: str) -> Rij:
    velden: dict[str, Waarde] = {
        "huisnummer": str(adres.huisnummer),
        "huisletter": adres.huisletter or None,
        "huisnummertoevoeging": adres.toevoeging or None,
        "postcode": adres.postcode,
        "typeAdresseerbaarObject": "Verblijfsobject",
        "ligtAan": adres.openbareruimte,
        "ligtIn": None,
    }
    return Rij(
        "nummeraanduiding", adres.nummeraanduiding, begin, velden, status="Naamgeving uitgegeven"
    )


def plek(nummer: int) -> tuple[int, int]:
    """A place of its own in RD for every pand, 20 metres apart."""
    rij, kolom = divmod(nummer, 1_000)
    return 205_000 + 20 * kolom, 446_000 + 20 * rij


def openbare_ruimten(straten: Iterable[Straat]) -> Iterator[Rij]:
    """One public space per street."""
    for straat in straten:
        yield openbare_ruimte(straat.openbareruimte, straat.naam, straat.woonplaats.code)


def openbare_ruimte(id_: str, naam: str, woonplaats: str | None) -> Rij:
    """A public space that was named at the start of the registration."""
    velden: dict[str, Waarde] = {"naam": naam, "type": "Weg", "ligtIn": woonplaats}
    return Rij("openbareruimte", id_, _BESLUIT, velden, status="Naamgeving uitgegeven")


def woonplaats(plaats: Woonplaats) -> Rij:
    """A place with a square border."""
    x = 200_000 + 10_000 * (int(plaats.code[-2:], 36) % 40)
    hoeken = [(0, 0), (9_000, 0), (9_000, 9_000), (0, 9_000), (0, 0)]
    velden: dict[str, Waarde] = {
        "naam": plaats.naam,
        "geometrie": " ".join(f"{x + dx}.0 {440_000 + dy}.0" for dx, dy in hoeken),
    }
    return Rij("woonplaats", plaats.code, _BESLUIT, velden, status="Woonplaats aangewezen")


def ligging(wereld: Wereld, soort: str, volgnummer: int) -> tuple[Rij, Rij]:
    """A ligplaats or standplaats at the far end of the first street, and its address."""
    code, basis = {"ligplaats": ("02", 200), "standplaats": ("03", 600)}[soort]
    huisnummer = basis + volgnummer
    buur = wereld.adressen[(huisnummer + 1) % 2]  # same side of the street, so same postcode
    nummer = Rij(
        "nummeraanduiding",
        f"{wereld.gemeentecode}20{9_000_000_000 + huisnummer}",
        _BESLUIT,
        {
            "huisnummer": str(huisnummer),
            "postcode": buur.postcode,
            "typeAdresseerbaarObject": soort.capitalize(),
            "ligtAan": buur.openbareruimte,
        },
        status="Naamgeving uitgegeven",
    )
    x, y = 204_000 + 30 * volgnummer, 445_000 + basis
    hoeken = [(0, 0), (5, 0), (5, 18), (0, 18), (0, 0)]
    velden: dict[str, Waarde] = {
        "heeftAlsHoofdadres": nummer.id,
        "geometrie": " ".join(f"{x + dx}.0 {y + dy}.0" for dx, dy in hoeken),
    }
    plaats = Rij(
        soort,
        f"{wereld.gemeentecode}{code}{9_000_000_000 + huisnummer}",
        _BESLUIT,
        velden,
        status="Plaats aangewezen",
    )
    return plaats, nummer


def stellen_van_straat(wereld: Wereld, rij: int) -> list[Adres]:
    """The reserve addresses of street `rij` that have a pand of their own."""
    if rij % 5 in (2, 4):
        return []
    begin = rij * PER_STRAAT
    return [a for a in wereld.adressen[begin : begin + PER_STRAAT] if a.reserve]
