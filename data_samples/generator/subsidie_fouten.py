"""The defects of the subsidy register: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.subsidie_rijen import Dossier, dossiers
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Dossier]:
    """The files with their defects."""
    return plant(dossiers(wereld, levering), GEBREKEN, levering, waarheid)


def _zet(veld: str, waarde: str, **velden: str) -> Callable[[Dossier], list[Dossier]]:
    return lambda dossier: [dossier | {veld: waarde} | velden]


def _vindt(*regels: int) -> tuple[Vindt[Dossier], ...]:
    """Where a rule looks follows from its number."""
    return tuple(Vindt(f"SUB-{n:03d}", *_plaats(n)) for n in regels)


def _plaats(regel: int) -> tuple[str, Callable[[Dossier], str]]:
    if 30 <= regel < 40:
        return "ggm_subsidies.subsidiebeschikking", lambda d: d["Beschikkingsnummer"]
    tabellen = {0: "ggm_subsidies.subsidieaanvraag", 1: "ggm_subsidies.subsidie"}
    tabel = tabellen.get(regel // 10, "bron.subsidieregister_subsidie")
    return tabel, lambda d: d["Dossiernummer"]


def _beslist(dossier: Dossier) -> bool:
    """There is a decision, and money goes out."""
    return dossier["Besluit"] in ("Verleend", "Gedeeltelijk verleend")


def _lopend(dossier: Dossier) -> bool:
    return dossier["Status"] == "Verleend"


def _vastgesteld(dossier: Dossier) -> bool:
    return dossier["Status"] == "Vastgesteld"


def _afgewezen(dossier: Dossier) -> bool:
    return dossier["Besluit"] == "Afgewezen"


def _dubbel(dossier: Dossier) -> list[Dossier]:
    """The second has another project, and no decision yet."""
    tweede = dossier | {"Project": "Dorpsquiz", "Verleend": "", "Status": "Ingetrokken"}
    return [dossier, tweede | dict.fromkeys(_BESLUIT, "") | {"Datum aanvraag": "20-10-2026"}]


_BESLUIT = ("Datum besluit", "Beschikkingsnummer", "Besluit")


def _dubbele_beschikking(dossier: Dossier) -> list[Dossier]:
    tweede = dossier | {"Project": "Spelletjesmiddag", "Dossiernummer": "SUB-2023-90001"}
    return [dossier, tweede]


def _nog_eens(dossier: Dossier) -> list[Dossier]:
    anders = {"Dossiernummer": "SUB-2024-90002", "Beschikkingsnummer": "BES-2024-90002"}
    return [dossier, dossier | anders]


_OUD = {"Startdatum": "03-02-2024", "Einddatum": "01-12-2024", "Jaar": "2024"}

GEBREKEN: tuple[Gebrek[Dossier], ...] = (
    Gebrek("het dossiernummer komt twee keer voor", _dubbel, _vindt(1), _beslist),
    Gebrek("het dossiernummer heeft een andere vorm", _zet("Dossiernummer", "2025/17"), _vindt(2),
           _beslist),
    Gebrek("de datum van de aanvraag ontbreekt", _zet("Datum aanvraag", ""), _vindt(3), _beslist),
    Gebrek("de datum van de aanvraag bestaat niet", _zet("Datum aanvraag", "31-09-2024"),
           _vindt(3, 4), _beslist, EERSTE),
    Gebrek("de datum van de aanvraag is een bedrag", _zet("Datum aanvraag", "€ 1.500"),
           _vindt(3, 4), _beslist, TWEEDE),
    Gebrek("het aangevraagde bedrag is geen bedrag", _zet("Aangevraagd", "n.t.b."), _vindt(5),
           _beslist),
    Gebrek("het aangevraagde bedrag is nul", _zet("Aangevraagd", "€ 0"), _vindt(6), _afgewezen),
    Gebrek("het aangevraagde bedrag heeft drie nullen te veel", _zet("Aangevraagd", "€ 15.000.000"),
           _vindt(6), _beslist, TWEEDE),
    Gebrek("er is na acht weken niet beslist",
           lambda d: [d | dict.fromkeys((*_BESLUIT, "Verleend"), "") | {"Status": "Aangevraagd"}],
           _vindt(7), _lopend),
    Gebrek("vastgesteld is meer dan verleend", _zet("Vastgesteld", "€ 31.250,50"), _vindt(10),
           _vastgesteld),
    Gebrek("vastgesteld is meer dan verleend", _zet("Vastgesteld", "31.000,-"), _vindt(10),
           _vastgesteld, EERSTE),
    Gebrek("het project is niet omschreven", _zet("Project", ""), _vindt(11), _beslist),
    Gebrek("de activiteit eindigt voor ze begint", _zet("Einddatum", "03-01-2024"), _vindt(12),
           lambda d: _vastgesteld(d) and d["Jaar"] == "2024"),
    Gebrek("de periodiciteit is vrij ingevuld", _zet("Periodiciteit", "jaarlijks"), _vindt(13),
           _beslist, EERSTE),
    Gebrek("de periodiciteit is vrij ingevuld", _zet("Periodiciteit", "periodiek"), _vindt(13),
           _beslist),
    Gebrek("de status is vrij ingevuld", _zet("Status", "in behandeling"), _vindt(14), _lopend),
    Gebrek("de datum van vaststelling ontbreekt", _zet("Datum vaststelling", ""), _vindt(15),
           _vastgesteld),
    Gebrek("het vastgestelde bedrag ontbreekt", _zet("Vastgesteld", ""), _vindt(15),
           _vastgesteld, TWEEDE),
    Gebrek("de subsidie is allang afgelopen, maar niet vastgesteld",
           lambda d: [d | _OUD], _vindt(16), _lopend),
    Gebrek("het RSIN van de aanvrager ontbreekt", _zet("RSIN aanvrager", ""), _vindt(17), _beslist),
    Gebrek("het RSIN hoort bij niemand in het Handelsregister",
           _zet("RSIN aanvrager", test_bsns()[-43]), _vindt(18), _beslist),
    Gebrek("het project begint in een ander jaar", _zet("Jaar", "2022"), _vindt(19), _vastgesteld),
    Gebrek("er is meer verleend dan aangevraagd", _zet("Verleend", "€ 45.000"), _vindt(30),
           _lopend),
    Gebrek("er is meer verleend dan aangevraagd", _zet("Verleend", "€ 47.500"), _vindt(30),
           _lopend, TWEEDE),
    Gebrek("twee dossiers hebben hetzelfde besluit", _dubbele_beschikking, _vindt(31), _lopend),
    Gebrek("het besluit is vrij ingevuld", _zet("Besluit", "Akkoord"), _vindt(32), _lopend, EERSTE),
    Gebrek("het besluit is vrij ingevuld", _zet("Besluit", "verleend"), _vindt(32), _lopend),
    Gebrek("afgewezen, maar toch een bedrag", _zet("Verleend", "€ 500"), _vindt(33), _afgewezen),
    Gebrek("verleend, maar nul euro", _zet("Verleend", "€ 0"), _vindt(33), _lopend, EERSTE),
    Gebrek("het verleende bedrag is geen bedrag", _zet("Verleend", "zie brief"), _vindt(34),
           _lopend),
    Gebrek("het RSIN voldoet niet aan de elfproef", _zet("RSIN aanvrager", foute_bsns()[30]),
           _vindt(18, 40), _beslist),
    Gebrek("dezelfde aanvraag staat er twee keer in", _nog_eens,
           (*_vindt(41), Vindt("SUB-041", _plaats(41)[0], lambda _: "SUB-2024-90002")), _beslist),
    Gebrek("het besluit is voor de aanvraag genomen", _zet("Datum besluit", "01-02-2020"),
           _vindt(42), _beslist),
)  # fmt: skip
