"""The defects of the Handelsregister: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from data_samples.generator.gebreken import Gebrek, Vindt, plant, te_lang_bewaard
from data_samples.generator.kvk_rijen import Bedrijf, Record, activiteit, bedrijven, datum
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
GENOEG_PERSONEN = 1_000
_MAC = "ggm_rsgb.maatschappelijkeactiviteit"
_NNP = "ggm_rsgb.nietnatuurlijkpersoon"
_VESTIGING = "ggm_rsgb.vestiging"
_SBI = "ggm_rsgb_groepattribuutsoort.sbiactiviteitvestiging"
_BRON = "bron.kvk_handelsregister_vestiging"


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Bedrijf]:
    """The companies with their defects; a small world has none, it lacks who they need."""
    gebreken = GEBREKEN if len(wereld.ingezetenen) >= GENOEG_PERSONEN else ()
    return plant(bedrijven(wereld, levering), gebreken, levering, waarheid)


Wijziging = Callable[[Bedrijf], list[Bedrijf]]


def _mac(**velden: object) -> Wijziging:
    return lambda b: [replace(b, mac=b.mac | velden)]


def _vestiging(**velden: object) -> Wijziging:
    return lambda b: [replace(b, vestigingen=(b.vestiging | velden, *b.vestigingen[1:]))]


def _eigenaar(**velden: object) -> Wijziging:
    return lambda b: [replace(b, eigenaar=(b.eigenaar or {}) | velden)]


def _met_datum(veld: str, dag: date) -> dict[str, object]:
    return dict(datum(veld, dag))


def _kvk(bedrijf: Bedrijf) -> str:
    return bedrijf.kvk


def _nummer(bedrijf: Bedrijf) -> str:
    return str(bedrijf.vestiging["vestigingsnummer"])


def _vindt(*regels: int) -> tuple[Vindt[Bedrijf], ...]:
    """Where a rule looks follows from its number."""
    return tuple(Vindt(f"KVK-{n:03d}", *_plaats(n)) for n in regels)


def _plaats(regel: int) -> tuple[str, Callable[[Bedrijf], str]]:
    if regel < 30:
        return (_MAC if regel < 15 else _NNP), _kvk
    return (_VESTIGING if regel < 50 else _SBI if regel < 60 else _BRON), _nummer


def _loopt(bedrijf: Bedrijf) -> bool:
    """Not ended, one branch."""
    loopt = bedrijf.mac["datumEindeMaatschappelijkeActiviteitDatum"] is None
    return loopt and len(bedrijf.vestigingen) == 1


def _organisatie(bedrijf: Bedrijf) -> bool:
    return _loopt(bedrijf) and not bedrijf.eenmanszaak


def _eenmanszaak(bedrijf: Bedrijf) -> bool:
    return _loopt(bedrijf) and bedrijf.eenmanszaak


def _onderneming(bedrijf: Bedrijf) -> bool:
    return _loopt(bedrijf) and bool(bedrijf.mac["onderneming"])


def _twee_vestigingen(bedrijf: Bedrijf) -> bool:
    loopt = bedrijf.mac["datumEindeMaatschappelijkeActiviteitDatum"] is None
    return loopt and len(bedrijf.vestigingen) == 2 and bool(bedrijf.mac["onderneming"])


def _beeindigd(bedrijf: Bedrijf) -> bool:
    return bedrijf.mac["datumEindeMaatschappelijkeActiviteitDatum"] is not None


def _volledig_begonnen(bedrijf: Bedrijf) -> bool:
    return _beeindigd(bedrijf) and bedrijf.vestiging["datumAanvangDatum"] is not None


def _dubbel(bedrijf: Bedrijf) -> list[Bedrijf]:
    return [bedrijf, replace(bedrijf, vestigingen=(), eigenaar=None)]


def _dubbele_vestiging(bedrijf: Bedrijf) -> list[Bedrijf]:
    tweede = bedrijf.vestiging | {"hoofdvestiging": "Nee", "activiteiten": []}
    return [replace(bedrijf, vestigingen=(bedrijf.vestiging, tweede))]


def _zonder_nul(bedrijf: Bedrijf) -> list[Bedrijf]:
    """A spreadsheet made a number of it; the branch and owner still refer to the whole number."""
    kort = bedrijf.kvk[:7]
    vestiging: Record = bedrijf.vestiging | {"isEenUitoefeningVanHrMacId": kort}
    return [replace(bedrijf, mac=bedrijf.mac | {"kvknummer": kort}, vestigingen=(vestiging,))]


def _twee_hoofdvestigingen(bedrijf: Bedrijf) -> list[Bedrijf]:
    tweede = bedrijf.vestigingen[1] | {"hoofdvestiging": "Ja"}
    return [replace(bedrijf, vestigingen=(bedrijf.vestiging, tweede))]


def _twee_hoofdactiviteiten(bedrijf: Bedrijf) -> list[Bedrijf]:
    dubbel = [activiteit("47241", "Winkels in brood en banket", "Ja")] * 1
    dubbel.append(activiteit("56101", "Restaurants", "Ja"))
    return _vestiging(activiteiten=dubbel)(bedrijf)


_NOOIT = {"datumEindeDatum": None, "datumEindeJaar": None, "datumEindeMaand": None,
          "datumEindeDag": None}  # fmt: skip

GEBREKEN: tuple[Gebrek[Bedrijf], ...] = (
    Gebrek("het KVK-nummer mist een cijfer", _zonder_nul, _vindt(1), _organisatie),
    Gebrek("de inschrijving staat er twee keer in", _dubbel, _vindt(2), _eenmanszaak),
    Gebrek("de naam ontbreekt", _mac(naam=None), _vindt(3), _loopt, EERSTE),
    Gebrek("de naam ontbreekt", _mac(naam=""), _vindt(3), _loopt),
    Gebrek("de datum van aanvang bestaat niet",
           _mac(datumAanvangMaatschappelijkeActiviteitDatum="2014-02-30"), _vindt(4), _loopt),
    Gebrek("de aanvang ligt in de toekomst",
           _mac(**_met_datum("datumAanvangMaatschappelijkeActiviteit", date(2062, 4, 1))),
           _vindt(5), _loopt, TWEEDE),
    Gebrek("de inschrijving eindigt voor ze begint",
           _mac(**_met_datum("datumEindeMaatschappelijkeActiviteit", date(1984, 5, 1))),
           _vindt(6), _beeindigd),
    Gebrek("het RSIN voldoet niet aan de elfproef", _eigenaar(rsin=foute_bsns()[20]),
           _vindt(7), _organisatie),
    Gebrek("het RSIN voldoet niet aan de elfproef", _eigenaar(rsin=foute_bsns()[21]),
           _vindt(7), _organisatie, TWEEDE),
    Gebrek("de eigenaar is niet geleverd", lambda b: [replace(b, eigenaar=None)],
           _vindt(8), _organisatie),
    Gebrek("er is geen hoofdvestiging", _vestiging(hoofdvestiging="Nee"), _vindt(9),
           _onderneming, EERSTE),
    Gebrek("er zijn twee hoofdvestigingen", _twee_hoofdvestigingen, _vindt(9), _twee_vestigingen),
    Gebrek("het BSN van de eigenaar hoort bij niemand in de BRP", _eigenaar(bsn=test_bsns()[-42]),
           _vindt(10), _eenmanszaak),
    Gebrek("het RSIN van de organisatie ontbreekt", _eigenaar(rsin=None), _vindt(15),
           _organisatie),
    Gebrek("de rechtsvorm bestaat niet", _eigenaar(rechtsvorm="Onderneming"), _vindt(16),
           _organisatie, EERSTE),
    Gebrek("de rechtsvorm bestaat niet", _eigenaar(rechtsvorm="BV"), _vindt(16), _organisatie),
    Gebrek("het vestigingsnummer mist cijfers", _vestiging(vestigingsnummer="6363571"),
           _vindt(30), _loopt),
    Gebrek("de vestiging staat er twee keer in", _dubbele_vestiging, _vindt(31), _loopt),
    Gebrek("de handelsnaam ontbreekt", _vestiging(eersteHandelsnaam=None), _vindt(32), _loopt),
    Gebrek("de inschrijving van de vestiging is niet geleverd",
           lambda b: [replace(b, mac={}, eigenaar=None)], _vindt(33), _loopt),
    Gebrek("het adres van de vestiging staat niet in de BAG",
           _vestiging(bezoekHeeftBagNummeraanduidingId="0221200000990001"), _vindt(34), _loopt),
    Gebrek("het adres van de vestiging staat niet in de BAG",
           _vestiging(bezoekHeeftBagNummeraanduidingId="0221200000990002"), _vindt(34), _loopt,
           TWEEDE),
    Gebrek("de vestiging eindigt voor ze begint",
           _vestiging(**_met_datum("datumEinde", date(1984, 1, 9))),
           (*_vindt(35), te_lang_bewaard("kvk_handelsregister", "vestiging", "einde_datum")),
           _volledig_begonnen),
    Gebrek("meer werkzame personen dan er inwoners zijn",
           _vestiging(totaalWerkzamePersonen=99_999, voltijdWerkzamePersonen=99_998,
                      deeltijdWerkzamePersonen=1), _vindt(36), _loopt),
    Gebrek("commercieel is ja noch nee", _vestiging(isCommercieleVestiging="Onbekend"),
           _vindt(37), _loopt, EERSTE),
    Gebrek("commercieel is ja noch nee", _vestiging(isCommercieleVestiging="J"), _vindt(37),
           _loopt, TWEEDE),
    Gebrek("de inschrijving is beëindigd, de vestiging niet", _vestiging(**_NOOIT), _vindt(38),
           _beeindigd),
    Gebrek("er zijn twee hoofdactiviteiten", _twee_hoofdactiviteiten, _vindt(39), _loopt),
    Gebrek("er is geen activiteit", _vestiging(activiteiten=[]), _vindt(39), _loopt, EERSTE),
    Gebrek("de SBI-code mist de voorloopnul",
           _vestiging(activiteiten=[activiteit("111", "Teelt van granen", "Ja")]), _vindt(50),
           _loopt),
    Gebrek("voltijd en deeltijd tellen niet op", _vestiging(totaalWerkzamePersonen=87),
           _vindt(60), _loopt),
    Gebrek("de postcode heeft letters die niet zijn uitgegeven",
           _vestiging(bezoekLocatiePostcode="5900SS"), _vindt(61), _loopt),
    Gebrek("het bezoekadres is niet aan de BAG gekoppeld",
           _vestiging(bezoekHeeftBagNummeraanduidingId=None), _vindt(62), _loopt),
)  # fmt: skip
