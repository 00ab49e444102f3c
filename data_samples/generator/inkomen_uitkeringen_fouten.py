"""The defects of the export of benefits, and which rules must see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from data_samples.generator.gebreken import Gebrek, Vindt
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN

EERSTE, TWEEDE = LEVERINGEN
Record = dict[str, str]
_BRON = "bron.inkomen_uitkeringen_voorziening"
_UITKERING = "ggm_inkomen.inkomensvoorziening"
_COMPONENT = "ggm_inkomen.component"
ONBEKEND_BSN = test_bsns()[-42]


def _zet(**velden: str) -> Callable[[Record], list[Record]]:
    """Fields become other values; `_` in a name stands for a space."""
    nieuw = {naam.replace("_", " "): waarde for naam, waarde in velden.items()}
    return lambda record: [record | nieuw]


def _op(relatie: str, *regels: int, veld: str = "Dossiernummer") -> tuple[Vindt[Record], ...]:
    return tuple(Vindt(f"INK-{r:03d}", relatie, lambda record: record[veld]) for r in regels)


def _in_component(*regels: int) -> tuple[Vindt[Record], ...]:
    return _op(_COMPONENT, *regels, veld="Componentnummer")


def _tweede_dossier(record: Record) -> list[Record]:
    return [record, record | {"Dossiernummer": record["Dossiernummer"] + "B"}]


def _los(record: Record) -> bool:
    """A running benefit without payments in this delivery, so that nothing else notices."""
    oud = record["Dossiernummer"] <= "INK000070"
    return oud and not (record["betaald"] or record["Einddatum"] or record["overleden"])


def _periodiek(record: Record) -> bool:
    return _los(record) and record["Eenmalig"] == "N"


def _geeindigd(record: Record) -> bool:
    """Ended before the first delivery, so it is the same in both."""
    einde = record["Einddatum"]
    return bool(einde) and not record["overleden"] and einde[6:] + einde[3:5] < "202609"


def fouten_in_voorzieningen(records: Sequence[Record], bejaard: str) -> Iterator[Gebrek[Record]]:
    """Defects of benefits; `bejaard` is the BSN of someone with a pension, if there is one."""
    yield Gebrek("BSN ontbreekt", _zet(BSN=""), _op(_BRON, 1), _los, (EERSTE,))
    yield Gebrek(
        "BSN voldoet niet aan de elfproef", _zet(BSN=foute_bsns()[60]),
        (*_op(_BRON, 2), *_op(_UITKERING, 19)), _los,
    )  # fmt: skip
    yield Gebrek(
        "BSN van de partner voldoet niet aan de elfproef", _zet(BSN_partner=foute_bsns()[61]),
        _op(_BRON, 3), _los, (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "partner is de cliënt zelf", lambda r: [r | {"BSN partner": r["BSN"]}], _op(_BRON, 4),
        _los,
    )  # fmt: skip
    yield Gebrek(
        "dossier staat er twee keer in", lambda r: [r, r | {"Consulent": "CON99"}],
        _op(_UITKERING, 10, 16), _los, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "ingangsdatum is geen dag van de kalender", _zet(Ingangsdatum="31-02-2024"),
        _op(_UITKERING, 11, 12), _los,
    )  # fmt: skip
    yield Gebrek(
        "einde ligt voor het begin", _zet(Einddatum="01-01-2020"), _op(_UITKERING, 13), _geeindigd,
        (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "bedrag is geen bedrag", _zet(Bedrag="volgt"), _op(_UITKERING, 14), _los, (EERSTE,)
    )
    yield Gebrek(
        "bedrag is onwaarschijnlijk hoog", _zet(Bedrag="134.567,00"), _op(_UITKERING, 15),
        _periodiek,
    )  # fmt: skip
    yield Gebrek(
        "twee lopende uitkeringen van een soort", _tweede_dossier,
        (
            *_op(_UITKERING, 16),
            Vindt("INK-016", _UITKERING, lambda r: r["Dossiernummer"] + "B"),
        ),
        _periodiek,
    )  # fmt: skip
    yield Gebrek(
        "toegekend voor de ingang", _zet(Toekenningsdatum="03-01-2022"), _op(_UITKERING, 17), _los,
        (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "cliënt staat niet in de BRP", _zet(BSN=ONBEKEND_BSN), _op(_UITKERING, 19), _los, (TWEEDE,)
    )
    yield Gebrek(
        "beëindigd zonder reden", _zet(Reden_uitstroom=""), _op(_UITKERING, 21), _geeindigd
    )
    yield Gebrek(
        "regelingcode met een andere naam", _zet(Regeling="Algemene bijstand"),
        _op("ggm_inkomen.inkomensvoorzieningsoort", 30, veld="Regelingcode"), _periodiek,
        (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "wet bestaat niet", _zet(Regelingcode="WWB1", Regeling="Wet werk en bijstand", Wet="WWB"),
        _op("ggm_inkomen.inkomensvoorzieningsoort", 31, veld="Regelingcode"), _los,
    )  # fmt: skip
    ander = next(record["Cliëntnummer"] for record in records if record["betaald"])
    yield Gebrek(
        "cliëntnummer van een ander", _zet(Cliëntnummer=ander),
        _op("ggm_sociaal_domein.client", 50, veld="Cliëntnummer"), _los,
    )  # fmt: skip
    if bejaard:
        yield Gebrek(
            "bijstand na de AOW-leeftijd", _zet(BSN=bejaard), _op(_UITKERING, 20), _periodiek,
            (EERSTE,),
        )  # fmt: skip
    if any(record["overleden"] for record in records):
        yield Gebrek(
            "loopt door na overlijden", _zet(Einddatum="", Reden_uitstroom=""),
            _op(_UITKERING, 18), lambda r: bool(r["overleden"]),
        )  # fmt: skip


def fouten_in_componenten() -> Iterator[Gebrek[Record]]:
    """Defects of what was paid."""
    yield Gebrek("bedrag is geen bedrag", _zet(Bedrag="12,34,56"), _in_component(40))
    yield Gebrek(
        "soort is geen D of C", lambda r: [r | {"D/C": "B"}], _in_component(41),
        leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "periode eindigt voor zij begint", lambda r: [r | {"Periode t/m": "31-08-2026"}],
        _in_component(42), leveringen=(TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "betaald op een dossier dat er niet is", _zet(Dossiernummer="INK999999"), _in_component(43)
    )
    yield Gebrek(
        "rekeningnummer klopt niet", _zet(Rekeningnummer="NL00WTRP0000700001"), _in_component(44),
        leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "betaald over een tijd voor de uitkering", _zet(Periode_van="01-09-2019"),
        _in_component(45), leveringen=(TWEEDE,),
    )  # fmt: skip
