"""The catalogue of the made-up case system: types of cases, their steps and outcomes.

Belongs here: the catalogue without defects, in the shape of the ZGW Catalogi API. Numbers, terms
and addresses of the selectielijst are those of the Selectielijst gemeenten 2020.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

BASIS = "https://zaaksysteem.waterbeek.example"
SELECTIELIJST = "https://selectielijst.openzaak.nl/api/v1"
STAPPEN = ("Ontvangen", "In behandeling", "Afgehandeld")
_RUIMTE = uuid.UUID("3c1b9f0e-0f5c-5d0a-9a57-5b7b8f1f6c11")

Record = dict[str, Any]


def maak_uuid(*delen: object) -> str:
    """The same parts give the same uuid, in every delivery."""
    return str(uuid.uuid5(_RUIMTE, "/".join(map(str, delen))))


def adres(resource: str, *delen: object) -> str:
    """URL of an object of the case system."""
    api = "catalogi" if resource.endswith("typen") else "zaken"
    return f"{BASIS}/{api}/api/v1/{resource}/{maak_uuid(resource, *delen)}"


@dataclass(frozen=True)
class Uitkomst:
    """A possible outcome; `jaren` is how long it is kept, None is for ever."""

    naam: str
    klasse: str
    jaren: int | None


@dataclass(frozen=True)
class Zaaktype:
    """One version of a type of case. `dagen` is the time it may take."""

    nummer: str
    naam: str
    vertrouwelijk: str
    doorlooptijd: str
    dagen: int
    procestype: str
    begin: str
    einde: str | None
    uitkomsten: tuple[Uitkomst, ...]

    @property
    def url(self) -> str:
        return adres("zaaktypen", self.nummer, self.begin)

    def statustype(self, stap: int) -> str:
        """URL of a step, counted from 1."""
        return adres("statustypen", self.nummer, self.begin, stap)

    def resultaattype(self, uitkomst: int) -> str:
        """URL of an outcome, counted from 0."""
        return adres("resultaattypen", self.nummer, self.begin, uitkomst)


_AFGEWEZEN = Uitkomst("Afgewezen", "65559080-1d2b-4ddf-8966-b620e4ec224e", 1)
_VERZOEKEN = "838e405a-9b12-43c4-a985-d7a7490d422e"
_KWIJTSCHELDING = (Uitkomst("Ingewilligd", "9de64e80-3699-4f6d-93a8-0b14e77ec229", 7), _AFGEWEZEN)

MELDING = Zaaktype(
    "ZT001", "Melding openbare ruimte behandelen", "openbaar", "P14D", 14, _VERZOEKEN,
    "2022-01-01", None,
    (Uitkomst("Ingewilligd", "d8bd516e-95b5-47ee-988d-d6624e94db1f", 5), _AFGEWEZEN),
)  # fmt: skip
INFORMATIE = Zaaktype(
    "ZT002", "Verzoek om informatie behandelen", "beperkt_openbaar", "P6W", 42, _VERZOEKEN,
    "2022-05-01", None,
    (Uitkomst("Ingewilligd", "37f2c5e4-759d-43e0-bbc7-428807590e13", 1), _AFGEWEZEN),
)  # fmt: skip
ONDERSCHEIDING = Zaaktype(
    "ZT003", "Gemeentelijke onderscheiding toekennen", "zaakvertrouwelijk", "P3M", 91, _VERZOEKEN,
    "2022-01-01", None,
    (Uitkomst("Ingewilligd", "333a5932-04c7-46bf-b083-4394f0de92b1", None), _AFGEWEZEN),
)  # fmt: skip
UITTREKSEL = Zaaktype(
    "ZT004", "Uittreksel uit de BRP verstrekken", "vertrouwelijk", "P5D", 5,
    "0f86ece3-f863-4c67-928e-cc71ad0e2318", "2022-01-01", None,
    (Uitkomst("Geleverd", "0d4cd239-8579-4f86-8856-449cb53d8d28", 1),
     Uitkomst("Niet geleverd", "238367cb-c178-4b05-a6f1-fddc80d3e577", 1)),
)  # fmt: skip
KWIJTSCHELDING_OUD = Zaaktype(
    "ZT005", "Verzoek om kwijtschelding behandelen", "vertrouwelijk", "P8W", 56, _VERZOEKEN,
    "2022-01-01", "2025-06-30", _KWIJTSCHELDING,
)  # fmt: skip
KWIJTSCHELDING = Zaaktype(
    "ZT005", "Verzoek om kwijtschelding behandelen", "vertrouwelijk", "P6W", 42, _VERZOEKEN,
    "2025-07-01", None, _KWIJTSCHELDING,
)  # fmt: skip
ZAAKTYPEN = (MELDING, INFORMATIE, ONDERSCHEIDING, UITTREKSEL, KWIJTSCHELDING_OUD, KWIJTSCHELDING)


def zaaktype_record(soort: Zaaktype) -> Record:
    """A zaaktype as the Catalogi API gives it, the delivered fields only."""
    return {
        "url": soort.url,
        "identificatie": soort.nummer,
        "omschrijving": soort.naam,
        "omschrijvingGeneriek": "",
        "vertrouwelijkheidaanduiding": soort.vertrouwelijk,
        "indicatieInternOfExtern": "extern",
        "doorlooptijd": soort.doorlooptijd,
        "servicenorm": None,
        "trefwoorden": [],
        "publicatieIndicatie": False,
        "publicatietekst": "",
        "selectielijstProcestype": f"{SELECTIELIJST}/procestypen/{soort.procestype}",
        "beginGeldigheid": soort.begin,
        "eindeGeldigheid": soort.einde,
        "versiedatum": soort.begin,
        "concept": False,
    }


def statustype_record(soort: Zaaktype, stap: int, naam: str, aantal: int) -> Record:
    """A step of a zaaktype; the last of `aantal` closes the case."""
    return {
        "url": soort.statustype(stap),
        "omschrijving": naam,
        "omschrijvingGeneriek": "",
        "zaaktype": soort.url,
        "zaaktypeIdentificatie": soort.nummer,
        "volgnummer": stap,
        "isEindstatus": stap == aantal,
        "doorlooptijd": None,
        "beginGeldigheid": soort.begin,
        "eindeGeldigheid": soort.einde,
    }


def statustype_records(soort: Zaaktype) -> list[Record]:
    """All steps of a zaaktype."""
    aantal = len(STAPPEN)
    return [
        statustype_record(soort, stap, naam, aantal) for stap, naam in enumerate(STAPPEN, start=1)
    ]


def resultaattype_records(soort: Zaaktype) -> list[Record]:
    """All outcomes of a zaaktype."""
    return [
        {
            "url": soort.resultaattype(nummer),
            "zaaktype": soort.url,
            "zaaktypeIdentificatie": soort.nummer,
            "omschrijving": uitkomst.naam,
            "omschrijvingGeneriek": uitkomst.naam,
            "selectielijstklasse": f"{SELECTIELIJST}/resultaten/{uitkomst.klasse}",
            "archiefnominatie": "vernietigen" if uitkomst.jaren else "blijvend_bewaren",
            "archiefactietermijn": f"P{uitkomst.jaren}Y" if uitkomst.jaren else None,
            "brondatumArchiefprocedure": {"afleidingswijze": "afgehandeld"},
        }
        for nummer, uitkomst in enumerate(soort.uitkomsten)
    ]
