"""The defects of the register of monuments: what goes wrong, when, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.monument_rijen import AANTAL, Cel, Monument, monumenten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Monument]:
    """The monuments with their defects; a small world has none, it lacks the buildings."""
    rijen = monumenten(wereld, levering)
    return plant(rijen, GEBREKEN if len(rijen) >= AANTAL else (), levering, waarheid)


def _zet(veld: str, waarde: Cel) -> Callable[[Monument], list[Monument]]:
    return lambda monument: [monument | {veld: waarde}]


def _vindt(*regels: int) -> tuple[Vindt[Monument], ...]:
    """Where a rule looks follows from its number."""
    tabellen = {
        0: "ggm_monumenten.beschermde_status",
        1: "ggm_monumenten.beschermde_status",
        2: "ggm_monumenten.bouwactiviteit",
        3: "bron.monumenten_monument",
    }
    return tuple(
        Vindt(f"ERF-{n:03d}", tabellen[n // 10], lambda m: str(m["Registernummer"])) for n in regels
    )


def _rijks(monument: Monument) -> bool:
    return monument["Type"] == "Rijksmonument"


def _gemeentelijk(monument: Monument) -> bool:
    return monument["Type"] == "Gemeentelijk monument"


def _zelfde_nummer(monument: Monument) -> list[Monument]:
    tweede = monument | {"Registernummer": "M-9001", "Naam": "Bijgebouw"}
    return [monument, tweede]


def _als_getal(monument: Monument) -> list[Monument]:
    """A number of sixteen digits in a cell that is not text."""
    return [monument | {"Pand": int(str(monument["Pand"]))}]


GEBREKEN: tuple[Gebrek[Monument], ...] = (
    Gebrek("de naam ontbreekt", _zet("Naam", None), _vindt(1)),
    Gebrek("een beschermd gezicht staat tussen de monumenten",
           _zet("Type", "Beschermd dorpsgezicht"), _vindt(2), _gemeentelijk),
    Gebrek("de soort is afgekort", _zet("Type", "RM"), _vindt(2), _rijks, EERSTE),
    Gebrek("het rijksmonument mist zijn nummer", _zet("Rijksmonumentnummer", None), _vindt(3),
           _rijks),
    Gebrek("een gemeentelijk monument heeft een rijksnummer",
           _zet("Rijksmonumentnummer", "991234"), _vindt(3), _gemeentelijk, TWEEDE),
    Gebrek("het rijksmonumentnummer is geen nummer", _zet("Rijksmonumentnummer", "RM 990777"),
           _vindt(4), _rijks),
    Gebrek("twee monumenten hebben hetzelfde rijksnummer", _zelfde_nummer,
           (*_vindt(5), Vindt("ERF-005", "ggm_monumenten.beschermde_status", lambda _: "M-9001")),
           _rijks),
    Gebrek("het gemeentelijk monument mist zijn nummer", _zet("Gemeentelijk nummer", None),
           _vindt(6), _gemeentelijk),
    Gebrek("het gemeentelijk monument mist zijn nummer", _zet("Gemeentelijk nummer", " "),
           _vindt(6), _gemeentelijk, TWEEDE),
    Gebrek("de datum van inschrijving ontbreekt", _zet("Datum inschrijving", None), _vindt(7)),
    Gebrek("van de inschrijving staat er alleen een maand",
           _zet("Datum inschrijving", "voorjaar 1997"), _vindt(7, 8)),
    Gebrek("de datum van inschrijving bestaat niet",
           _zet("Datum inschrijving", "31-04-1998"), _vindt(7, 8), leveringen=EERSTE),
    Gebrek("als datum van inschrijving staat het bouwjaar",
           _zet("Datum inschrijving", date(1908, 1, 1)), _vindt(9)),
    Gebrek("de datum van inschrijving ligt in de toekomst",
           _zet("Datum inschrijving", date(2062, 5, 1)), _vindt(9), leveringen=TWEEDE),
    Gebrek("de omschrijving ontbreekt", _zet("Omschrijving", None), _vindt(10)),
    Gebrek("de bouw eindigt voor ze begint", _zet("Bouwjaar tot", 1788), _vindt(20)),
    Gebrek("het bouwjaar mist een cijfer", _zet("Bouwjaar van", 189), _vindt(21)),
    Gebrek("het bouwjaar is een eeuw", _zet("Bouwjaar van", "18e eeuw"), _vindt(22)),
    Gebrek("het monument staat er twee keer in", lambda m: [m, dict(m)], _vindt(30), _gemeentelijk),
    Gebrek("het pand ontbreekt", _zet("Pand", None), _vindt(31)),
    Gebrek("het pandnummer is een getal geworden", _als_getal, _vindt(32)),
    Gebrek("het pandnummer is dat van een verblijfsobject",
           _zet("Pand", "0221010000000001"), _vindt(32, 33)),
    Gebrek("het pand bestaat niet in de BAG", _zet("Pand", "0221100000990001"), _vindt(33)),
    Gebrek("het pand bestaat niet in de BAG", _zet("Pand", "0221100000990002"), _vindt(33),
           leveringen=EERSTE),
    Gebrek("de nummeraanduiding bestaat niet in de BAG",
           _zet("Nummeraanduiding", "0221200000990009"), _vindt(34)),
    Gebrek("de postcode heeft een spatie", _zet("Postcode", "5901 AB"), _vindt(35)),
)  # fmt: skip
