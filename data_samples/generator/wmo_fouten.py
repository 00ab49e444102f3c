"""The defects of the Wmo export: what goes wrong, in which delivery, and which rules must see it.

Each defect hits one client (one who has a single provision, or a pair of provisions), so that it
touches as few rules as possible. Who that is, is up to `wmo_planten`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN
from data_samples.generator.wmo_rijen import Rij, Velden, nl

EERSTE, TWEEDE = LEVERINGEN
BEIDE = (EERSTE, TWEEDE)
_LOPEND_OP, _VOORBIJ_OP = date(2026, 12, 31), date(2026, 9, 30)

Wijziging = dict[str, str] | Callable[[Rij, Velden], Velden]


@dataclass(frozen=True)
class Defect:
    """One planted defect.

    `wijzig` changes the (last) provision of the victim; `paar` asks for a client with two, and
    `wijzig` then gets the fields of the first. `meldt`: rule and place, `eerste`: the first
    provision is found as well.
    """

    toelichting: str
    leveringen: tuple[str, ...]
    wie: Callable[[Rij], bool]
    wijzig: Wijziging
    meldt: tuple[tuple[str, str], ...]
    paar: bool = False
    eerste: tuple[tuple[str, str], ...] = ()


def zin(rij: Rij) -> bool:
    """Care in kind: there is an assignment to a provider."""
    return not rij.pgb


def pgb(rij: Rij) -> bool:
    """A personal budget: no assignment."""
    return rij.pgb


def ieder(_: Rij) -> bool:
    """Any provision."""
    return True


def loopt(rij: Rij) -> bool:
    """Care in kind that runs in both deliveries and has an end."""
    return zin(rij) and rij.einde is not None and rij.einde > _LOPEND_OP


def open_eind(rij: Rij) -> bool:
    """Care in kind without an end."""
    return zin(rij) and rij.einde is None


def voorbij(rij: Rij) -> bool:
    """Ended before the first delivery, by a living person."""
    return rij.einde is not None and rij.einde < _VOORBIJ_OP and not rij.persoon.uitschrijving


def _overleden(rij: Rij) -> bool:
    dag = rij.persoon.overlijden
    return zin(rij) and dag is not None and dag < date(2026, 8, 1)


def _volledig_geboren(rij: Rij) -> bool:
    return rij.persoon.geboorte_gba == rij.persoon.geboortedatum.strftime("%Y%m%d")


def _ander_product(code: str, naam: str, categorie: str | None = None) -> Velden:
    return {
        "Productcode": code,
        "Productnaam": naam,
        "Productcategorie": categorie or code[:2],
    }


def _eind_voor_begin(rij: Rij, _: Velden) -> Velden:
    return {"Einddatum": nl(rij.start - timedelta(days=10))}


def _einde_verstreken(rij: Rij, _: Velden) -> Velden:
    einde = nl(max(rij.start, date(2026, 9, 20)))
    return {"Einddatum": einde, "Einddatum toewijzing": einde}


_GELIJK = (
    "Productcode",
    "Productnaam",
    "Productcategorie",
    "Eenheid",
    "Frequentie",
    "Omvang",
    "Ingangsdatum",
    "Einddatum",
    "Status",
    "Reden einde",
)
_TOEWIJZING = (
    "Toewijzingnummer",
    "Datum toewijzing",
    "Ingangsdatum toewijzing",
    "Einddatum toewijzing",
    "Reden wijziging",
)


def _zelfde_product(_: Rij, eerste: Velden) -> Velden:
    leeg = dict.fromkeys((*_TOEWIJZING, "Tarief", "AGB-code aanbieder", "Naam aanbieder"), "")
    budget = {"Leveringsvorm": "PGB", "Pgb-budget": "€ 1.250,00"}
    return {veld: eerste[veld] for veld in _GELIJK} | leeg | budget


def _toewijzing_te_lang(rij: Rij, _: Velden) -> Velden:
    return {"Einddatum toewijzing": nl((rij.einde or rij.start) + timedelta(days=60))}


def _toewijzing_verkeerd_om(rij: Rij, _: Velden) -> Velden:
    return {
        "Ingangsdatum toewijzing": nl(rij.start + timedelta(days=40)),
        "Einddatum toewijzing": nl(rij.start + timedelta(days=20)),
    }


def _later_besluit(rij: Rij, _: Velden) -> Velden:
    return {"Datum beschikking": nl(rij.besluit - timedelta(days=3))}


def _overgenomen(veld: str) -> Wijziging:
    return lambda _, eerste: {veld: eerste[veld]}


DEFECTEN: tuple[Defect, ...] = (
    Defect("de cliënt is overleden, de voorziening loopt door", BEIDE, _overleden,
           {"Einddatum": "", "Status": "Actief", "Reden einde": "", "Einddatum toewijzing": ""},
           (("WMO-048", "beschikt"),)),
    Defect("het budget van het pgb ontbreekt", BEIDE, pgb, {"Pgb-budget": ""},
           (("WMO-096", "pgb"),)),
    Defect("het budget van het pgb is geen bedrag", (EERSTE,), pgb, {"Pgb-budget": "onbekend"},
           (("WMO-095", "pgb"), ("WMO-096", "pgb"))),
    Defect("het budget van het pgb is nul euro", (TWEEDE,), pgb, {"Pgb-budget": "€ 0,00"},
           (("WMO-097", "pgb"),)),
    Defect("de einddatum ligt voor de ingangsdatum", BEIDE, lambda r: pgb(r) and voorbij(r),
           _eind_voor_begin, (("WMO-034", "beschikt"),)),
    Defect("het BSN ontbreekt", (EERSTE,), ieder, {"BSN": ""},
           (("WMO-001", "bron"), ("WMO-024", "beschikking"))),
    Defect("het BSN voldoet niet aan de elfproef", BEIDE, ieder, {"BSN": foute_bsns()[7]},
           (("WMO-002", "bron"), ("WMO-012", "client"))),
    Defect("het BSN voldoet niet aan de elfproef", (TWEEDE,), ieder, {"BSN": foute_bsns()[8]},
           (("WMO-002", "bron"), ("WMO-012", "client"))),
    Defect("het BSN hoort bij niemand in de BRP", BEIDE, ieder, {"BSN": test_bsns()[-9]},
           (("WMO-012", "client"),)),
    Defect("de geboortedatum is anders dan in de BRP", BEIDE, _volledig_geboren,
           {"Geboortedatum": "29-02-1928"}, (("WMO-003", "bron"),)),
    Defect("de datum van de beschikking ontbreekt", BEIDE, ieder, {"Datum beschikking": ""},
           (("WMO-020", "beschikking"),)),
    Defect("de datum van de beschikking bestaat niet", (EERSTE,), zin,
           {"Datum beschikking": "31-02-2025"},
           (("WMO-020", "beschikking"), ("WMO-021", "beschikking"))),
    Defect("de datum van de beschikking ligt in de toekomst", BEIDE, zin,
           {"Datum beschikking": "12-03-2062"}, (("WMO-022", "beschikking"),)),
    Defect("de beschikking is op grond van een andere wet", (TWEEDE,), ieder, {"Wet": "JW"},
           (("WMO-025", "beschikking"),)),
    Defect("de ingangsdatum ontbreekt", BEIDE, ieder, {"Ingangsdatum": ""},
           (("WMO-031", "beschikt"),)),
    Defect("de ingangsdatum is onleesbaar", (EERSTE,), zin, {"Ingangsdatum": "00-00-2024"},
           (("WMO-031", "beschikt"), ("WMO-032", "beschikt"))),
    Defect("de einddatum bestaat niet", BEIDE, loopt, {"Einddatum": "31-11-2027"},
           (("WMO-033", "beschikt"),)),
    Defect("de status is niet afgesproken", BEIDE, loopt, {"Status": "Lopend"},
           (("WMO-036", "beschikt"),)),
    Defect("de status is nog actief na de einddatum", BEIDE, open_eind, _einde_verstreken,
           (("WMO-037", "beschikt"),)),
    Defect("de reden van beëindiging ontbreekt", (EERSTE,), voorbij, {"Reden einde": ""},
           (("WMO-038", "beschikt"),)),
    Defect("de reden van beëindiging bestaat niet", BEIDE, voorbij, {"Reden einde": "99"},
           (("WMO-039", "beschikt"),)),
    Defect("volgens Wmo overleden, volgens BRP niet", (TWEEDE,), voorbij, {"Reden einde": "02"},
           (("WMO-051", "beschikt"),)),
    Defect("de omvang ontbreekt", BEIDE, ieder, {"Omvang": ""}, (("WMO-040", "beschikt"),)),
    Defect("de omvang is nul", (TWEEDE,), ieder, {"Omvang": "0"}, (("WMO-041", "beschikt"),)),
    Defect("de omvang is geen geheel getal", BEIDE, ieder, {"Omvang": "2,5"},
           (("WMO-040", "beschikt"), ("WMO-042", "beschikt"))),
    Defect("de eenheid bestaat niet in iWmo", BEIDE, ieder, {"Eenheid": "99"},
           (("WMO-043", "beschikt"),)),
    Defect("de frequentie bestaat niet meer in iWmo", (EERSTE,), ieder, {"Frequentie": "3"},
           (("WMO-044", "beschikt"),)),
    Defect("meer uren dan er in een week zijn", BEIDE, ieder,
           {"Omvang": "400", "Eenheid": "04", "Frequentie": "2"}, (("WMO-045", "beschikt"),)),
    Defect("de leveringsvorm bestaat niet", (EERSTE,), zin, {"Leveringsvorm": "natura"},
           (("WMO-046", "beschikt"),)),
    Defect("zorg in natura zonder toewijzing", BEIDE, zin,
           dict.fromkeys(_TOEWIJZING, ""), (("WMO-047", "beschikt"),)),
    Defect("de productcode ontbreekt", BEIDE, ieder, {"Productcode": ""},
           (("WMO-049", "beschikt"),)),
    Defect("het beschikkingnummer ontbreekt", (TWEEDE,), ieder, {"Beschikkingnummer": ""},
           (("WMO-050", "beschikt"),)),
    Defect("de datum van de toewijzing ontbreekt", BEIDE, zin, {"Datum toewijzing": ""},
           (("WMO-061", "toewijzing"),)),
    Defect("de datum van de toewijzing ligt in de toekomst", (EERSTE,), zin,
           {"Datum toewijzing": "01-11-2062"}, (("WMO-062", "toewijzing"),)),
    Defect("de toewijzing eindigt voor ze begint", BEIDE, loopt, _toewijzing_verkeerd_om,
           (("WMO-063", "toewijzing"),)),
    Defect("de toewijzing loopt langer dan de voorziening", BEIDE, loopt, _toewijzing_te_lang,
           (("WMO-064", "toewijzing"),)),
    Defect("de toewijzing heeft geen aanbieder", BEIDE, zin,
           {"AGB-code aanbieder": "", "Naam aanbieder": ""}, (("WMO-065", "toewijzing"),)),
    Defect("de reden van wijziging is vervallen", (TWEEDE,), zin, {"Reden wijziging": "01"},
           (("WMO-066", "toewijzing"),)),
    Defect("de ingangsdatum van de toewijzing bestaat niet", BEIDE, zin,
           {"Ingangsdatum toewijzing": "32-01-2025"}, (("WMO-067", "toewijzing"),)),
    Defect("het toewijzingnummer is geen nummer", BEIDE, zin, {"Toewijzingnummer": "T-2025/17"},
           (("WMO-068", "toewijzing"),)),
    Defect("de productcode heeft een kleine letter", (EERSTE,), ieder,
           _ander_product("02a05", "Individuele begeleiding"), (("WMO-070", "voorziening"),)),
    Defect("een productcode heeft twee namen", BEIDE, ieder,
           _ander_product("13C01", "Aanpassing woning"), (("WMO-071", "voorziening"),)),
    Defect("het product heeft geen naam", (TWEEDE,), ieder, _ander_product("06A09", ""),
           (("WMO-072", "voorziening"),)),
    Defect("de categorie past niet bij de productcode", BEIDE, ieder,
           _ander_product("09B01", "Groepsactiviteit", "07"), (("WMO-073", "voorziening"),)),
    Defect("de productcategorie bestaat niet", BEIDE, ieder,
           _ander_product("19A01", "Overig"), (("WMO-075", "soort"),)),
    Defect("de AGB-code mist de voorloopnullen", BEIDE, zin, {"AGB-code aanbieder": "900001"},
           (("WMO-080", "leverancier"),)),
    Defect("de aanbieder heeft geen naam", (EERSTE,), zin,
           {"AGB-code aanbieder": "90009001", "Naam aanbieder": ""}, (("WMO-081", "leverancier"),)),
    Defect("een AGB-code heeft twee namen", BEIDE, zin,
           {"AGB-code aanbieder": "90000001", "Naam aanbieder": "Thuiszorg Kwelder B.V."},
           (("WMO-082", "leverancier"),)),
    Defect("het tarief is geen bedrag", BEIDE, zin, {"Tarief": "nader te bepalen"},
           (("WMO-090", "tarief"),)),
    Defect("het tarief is negatief", (TWEEDE,), zin, {"Tarief": "-34,50"},
           (("WMO-091", "tarief"),)),
    Defect("een BSN heeft twee cliëntnummers", BEIDE, ieder,
           lambda r, _: {"Cliëntnummer": "D" + r.clientnummer[1:]},
           (("WMO-011", "client"),), paar=True, eerste=(("WMO-011", "client"),)),
    Defect("een beschikking heeft twee datums", BEIDE, ieder, _later_besluit,
           (("WMO-023", "beschikking"),), paar=True),
    Defect("twee voorzieningen hebben hetzelfde nummer", (EERSTE,), ieder,
           _overgenomen("Voorzieningnummer"), (("WMO-030", "beschikt"),), paar=True),
    Defect("hetzelfde product is twee keer tegelijk toegekend", BEIDE, loopt, _zelfde_product,
           (("WMO-035", "beschikt"),), paar=True, eerste=(("WMO-035", "beschikt"),)),
    Defect("twee toewijzingen hebben hetzelfde nummer", BEIDE, loopt,
           _overgenomen("Toewijzingnummer"), (("WMO-060", "toewijzing"),), paar=True),
    Defect("een cliëntnummer hoort bij twee BSN's", BEIDE, ieder,
           lambda *_: {"BSN": test_bsns()[-10]},
           (("WMO-010", "client"), ("WMO-012", "client"), ("WMO-023", "beschikking")),
           paar=True),
)  # fmt: skip
