"""The defects of the workbook on civic integration, and which rules must see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.gebreken import Gebrek, Vindt
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN
from data_samples.generator.werkboek import Cel

EERSTE, TWEEDE = LEVERINGEN
Record = dict[str, Cel]
_BRON = "bron.inburgering_pvt_inburgeraar"
ONBEKEND_BSN = test_bsns()[-43]


def _op(tabel: str, *regels: int) -> tuple[Vindt[Record], ...]:
    relatie = tabel if "." in tabel else f"ggm_inburgering.{tabel}"
    return tuple(Vindt(f"INB-{r:03d}", relatie, lambda r: str(r["Dossiernummer"])) for r in regels)


def _zet(veld: str, waarde: Cel) -> Callable[[Record], list[Record]]:
    return lambda record: [record | {veld: waarde}]


def _na(veld: str, anker: str, dagen: int) -> Callable[[Record], list[Record]]:
    """`veld` becomes so many days after `anker`."""

    def wijzig(record: Record) -> list[Record]:
        dag = record[anker]
        assert isinstance(dag, date)
        return [record | {veld: dag + timedelta(days=dagen)}]

    return wijzig


def _late_pip(record: Record) -> list[Record]:
    [later] = _na("Dagtekening PIP", "Start plicht", 120)(record)
    [begin] = _na("Aanvang termijn", "Dagtekening PIP", 1)(later)
    return _na("Einde termijn", "Aanvang termijn", 3 * 366)(begin)


def fouten_in_inburgeraars(nederlander: Persoon) -> Iterator[Gebrek[Record]]:
    """Defects of newcomers, each in a file of its own."""
    yield Gebrek("BSN ontbreekt", _zet("BSN", None), _op(_BRON, 1), leveringen=(EERSTE,))
    yield Gebrek(
        "BSN voldoet niet aan de elfproef", _zet("BSN", foute_bsns()[70]),
        (*_op(_BRON, 2), *_op("inburgeraar", 40)),
    )  # fmt: skip
    yield Gebrek(
        "geboortedatum is niet die van de BRP", _zet("Geboortedatum", date(1901, 1, 1)),
        _op(_BRON, 3), lambda r: bool(r["geboortedag bekend"]), (TWEEDE,),
    )  # fmt: skip
    yield Gebrek("V-nummer heeft negen cijfers", _zet("V-nummer", "271234567"), _op(_BRON, 4))
    yield Gebrek(
        "dossier staat er twee keer in",
        lambda r: [r, r | {"Inburgeringsplichtig": "N"}], _op(_BRON, 5), leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "start van de plicht ontbreekt", _zet("Start plicht", None), _op("inburgeringsplicht", 10)
    )
    yield Gebrek(
        "plicht eindigt voor zij begint", _na("Einde plicht", "Start plicht", -30),
        _op("inburgeringsplicht", 11), leveringen=(TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "uitkomst van de toets bestaat niet", _zet("Leerbaarheidstoets", "A2-route"),
        _op("inburgeringsplicht", 12), leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "termijn is korter dan drie jaar", _na("Einde termijn", "Aanvang termijn", 700),
        _op("inburgeringstermijn", 15),
    )  # fmt: skip
    yield Gebrek(
        "termijn begint niet na het PIP", _na("Aanvang termijn", "Dagtekening PIP", -14),
        _op(_BRON, 16), leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek("PIP is te laat", _late_pip, _op(_BRON, 20), leveringen=(TWEEDE,))
    yield Gebrek("leerroute bestaat niet", _zet("Leerroute", "Zelfstudie"), _op("leerroute", 25))
    yield Gebrek(
        "cliënt staat niet in de BRP", _zet("BSN", ONBEKEND_BSN), _op("inburgeraar", 40),
        leveringen=(TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "inburgeraar is Nederlander",
        lambda r: [r | {"BSN": nederlander.bsn, "Geboortedatum": nederlander.geboortedatum}],
        _op("inburgeraar", 41),
    )  # fmt: skip


def fouten_in_pvt() -> Iterator[Gebrek[Record]]:
    """Defects of participation statements."""
    yield Gebrek(
        "ondertekend in de toekomst", _zet("Datum ondertekening", date(2027, 3, 1)), _op("pvt", 30),
        leveringen=(EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "niet voldaan zonder reden", _zet("Voldaan", "N"), _op("pvt", 31), leveringen=(TWEEDE,)
    )
    yield Gebrek(
        "verklaring van een onbekend dossier", _zet("Dossiernummer", "INB-99999"), _op("pvt", 32)
    )
    yield Gebrek(
        "datum is geen dag van de kalender", _zet("Datum ondertekening", "31-02-2026"),
        _op("pvt", 33),
    )  # fmt: skip
    yield Gebrek(
        "factuur is geen J, N of n.v.t.", _zet("Factuur aanwezig", "misschien"),
        _op("bron.inburgering_pvt_pvt", 34), leveringen=(EERSTE,),
    )  # fmt: skip
