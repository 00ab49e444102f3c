"""The defects of waste collection: what goes wrong, in which delivery, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable

from data_samples.generator.afval_rijen import (
    GELEEGD,
    Rij,
    containers,
    stortingen,
    volgnummer,
    wegingen,
)
from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN
GENOEG_PERSONEN = 1_000
_CONTAINER, _PLEK = "ggm_afval.container", "ggm_afval.locatie"
_GELEVERD = "bron.afval_containers_container"
_WEGING, _RIT = "ggm_afval.ophaalmoment", "ggm_afval.rit"
_STORTING = "ggm_afval.storting"

Wijziging = Callable[[Rij], list[Rij]]


def geleverde_containers(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Rij]:
    """The containers with their defects; a small world has none."""
    return plant(containers(wereld), _bij(wereld, VAN_CONTAINERS), levering, waarheid)


def geleverde_wegingen(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Rij]:
    """The weighings with their defects."""
    return plant(wegingen(wereld, levering), _bij(wereld, VAN_WEGINGEN), levering, waarheid)


def geleverde_stortingen(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Rij]:
    """The visits with their defects."""
    return plant(stortingen(wereld, levering), _bij(wereld, VAN_STORTINGEN), levering, waarheid)


def _bij(wereld: Wereld, gebreken: tuple[Gebrek[Rij], ...]) -> tuple[Gebrek[Rij], ...]:
    return gebreken if len(wereld.ingezetenen) >= GENOEG_PERSONEN else ()


def _zet(**velden: str) -> Wijziging:
    return lambda rij: [rij | velden]


def _vindt(relatie: str, veld: str, *regels: int) -> tuple[Vindt[Rij], ...]:
    return tuple(Vindt(f"AFV-{n:03d}", relatie, lambda rij: rij[veld]) for n in regels)


def _nummer(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_CONTAINER, "idNummer", *regels)


def _geleverd(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_GELEVERD, "idNummer", *regels)


def _plek(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_PLEK, "locatienummer", *regels)


def _weging(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_WEGING, "id", *regels)


def _rit(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_RIT, "ritCode", *regels)


def _storting(*regels: int) -> tuple[Vindt[Rij], ...]:
    return _vindt(_STORTING, "id", *regels)


def los(container: Rij) -> bool:
    """Stands alone and is never emptied, so that nothing else depends on it."""
    return volgnummer(container) > GELEEGD


def _los_in_gebruik(container: Rij) -> bool:
    return los(container) and container["status"] == "1"


def _dubbel(container: Rij) -> list[Rij]:
    return [container, dict(container)]


def _andere_plek(container: Rij) -> list[Rij]:
    """A neighbour at the same place of which the address is another."""
    nummer = volgnummer(container) + 800
    buur = f"{container['idNummer'][:3]}{nummer:05d}"
    return [container, container | {"idNummer": buur, "adres": "Overkant 1, Waterbeek"}]


def _eerder_gemaakt(container: Rij) -> list[Rij]:
    return [container | {"datumCreatie": container["datumPlaatsing"][:3] + "9-12-31"}]


def _verwisseld(container: Rij) -> list[Rij]:
    return [container | {"x": container["y"], "y": container["x"]}]


VAN_CONTAINERS: tuple[Gebrek[Rij], ...] = (
    Gebrek("dezelfde container staat er twee keer in", _dubbel, _nummer(1), los, (EERSTE,)),
    Gebrek("het nummer mist voorloopnullen", lambda c: [c | {"idNummer": c["idNummer"][:3] + "77"}],
           _nummer(2), los),
    Gebrek("de fractie ontbreekt", _zet(fractieCode="", fractieOmschrijving=""), _nummer(3), los),
    Gebrek("de locatie ontbreekt", _zet(locatienummer=""), _nummer(4), los, (TWEEDE,)),
    Gebrek("het type ontbreekt", _zet(type=""), _nummer(5), los),
    Gebrek("het punt ontbreekt", _zet(x="", y=""), _plek(10), los),
    Gebrek("x en y zijn verwisseld", _verwisseld, _plek(11), los),
    Gebrek("het punt is 0,0", _zet(x="0", y="0"), _plek(11), los, (EERSTE,)),
    Gebrek("het adres ontbreekt", _zet(adres=""), _plek(12), los),
    Gebrek("twee containers op een locatie spreken elkaar tegen", _andere_plek, _plek(13), los),
    Gebrek("geplaatst voordat hij was aangemaakt", _eerder_gemaakt, _geleverd(20), los),
    Gebrek("in gebruik voordat hij was geplaatst", _zet(datumOperationeel="2018-06-01"),
           _geleverd(21), los, (TWEEDE,)),
    Gebrek("in gebruik zonder datum", _zet(datumOperationeel=""), _geleverd(22), _los_in_gebruik),
    Gebrek("de status bestaat niet", _zet(status="9"), _geleverd(23), los, (EERSTE,)),
    Gebrek("een fractiecode heeft twee namen", _zet(fractieOmschrijving="Oud papier en karton"),
           (Vindt("AFV-060", "ggm_afval.fractie", lambda c: f"Fractiecode {c['fractieCode']}"),),
           lambda c: los(c) and c["fractieCode"] == "2"),
)  # fmt: skip


def _netto(verschil: int) -> Wijziging:
    return lambda w: [w | {"nettoGewicht": str(int(w["nettoGewicht"]) + verschil)}]


def _gewicht(netto: int) -> Wijziging:
    return lambda w: [
        w | {"nettoGewicht": str(netto), "eersteWeging": str(int(w["tweedeWeging"]) + netto)}
    ]


def _andere_fractie(weging: Rij) -> list[Rij]:
    return [weging | {"fractieCode": "5" if weging["fractieCode"] != "5" else "1"}]


def _andere_wagen(weging: Rij) -> list[Rij]:
    kenteken = "29-AEX-7" if weging["wegingKenteken"] != "29-AEX-7" else "83-UEI-2"
    return [weging | {"wegingKenteken": kenteken}]


VAN_WEGINGEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("het nettogewicht is niet het verschil", _netto(100), _weging(30)),
    Gebrek("het nettogewicht is niet het verschil", _netto(-10), _weging(30), leveringen=(EERSTE,)),
    Gebrek("het nettogewicht is nul", _gewicht(0), _weging(31)),
    Gebrek("het nettogewicht is negatief", _zet(eersteWeging="300", tweedeWeging="350",
           nettoGewicht="-50"), _weging(30, 31), leveringen=(TWEEDE,)),
    Gebrek("de wagen is meegewogen", _gewicht(14_300), _weging(32)),
    Gebrek("de tijd bestaat niet", _zet(tijdstipWeging="25:10:00"), _weging(33)),
    Gebrek("de weging ligt in de toekomst", _zet(datumWeging="2027-09-01"),
           (*_weging(34), *_rit(41)), leveringen=(EERSTE,)),
    Gebrek("de container bestaat niet", _zet(containerIdNummer="GLA09999"), _weging(35)),
    Gebrek("de container was nog niet in gebruik", _zet(datumWeging="2018-09-01", ritCode=""),
           _weging(36, 37)),
    Gebrek("de rit ontbreekt", _zet(ritCode=""), _weging(37), leveringen=(TWEEDE,)),
    Gebrek("een andere fractie dan die van de container", _andere_fractie, _weging(38)),
    Gebrek("een rit met twee wagens", _andere_wagen, _rit(40)),
    Gebrek("een weging van een andere dag in de rit", _zet(datumWeging="2026-07-01"), _rit(41)),
    Gebrek("het kenteken mist een letter", _zet(wegingKenteken="29-AE-7"),
           (Vindt("AFV-045", "ggm_afval.vuilniswagen", lambda _: "29-AE-7"), *_rit(40)),
           lambda w: w["wegingKenteken"] == "29-AEX-7" and w["id"][-1] == "4"),
)  # fmt: skip


def _ander_adres(storting: Rij) -> list[Rij]:
    """The same card once more, in the hands of another address."""
    later = storting | {"id": f"9{storting['id']}", "adresPas": "Overkant 1"}
    return [storting, later]


VAN_STORTINGEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("er is niets gestort", _zet(gewicht="0"), _storting(50)),
    Gebrek("het gewicht is negatief", _zet(gewicht="-35"), _storting(50), leveringen=(TWEEDE,)),
    Gebrek("de pas ontbreekt", _zet(pasnummer=""), _storting(51)),
    Gebrek("de tijd bestaat niet", _zet(datumtijd="2026-08-32 10:00:00"), _storting(52),
           leveringen=(EERSTE,)),
    Gebrek("de fractie bestaat niet", _zet(fractieCode="99"), _storting(53)),
    Gebrek("de fractie ontbreekt", _zet(fractieCode=""), _storting(53), leveringen=(EERSTE,)),
    Gebrek("een pas met twee adressen", _ander_adres,
           _vindt("ggm_afval.pas", "pasnummer", 55)),
)  # fmt: skip

GEBREKEN = (*VAN_CONTAINERS, *VAN_WEGINGEN, *VAN_STORTINGEN)
