"""Defects of iWmo and iJw messages: what goes wrong, and which rules must see it.

Belongs here: the defects that both standards can have, by the number of the rule in their shared
set. Does not belong here: choosing victims (`gebreken`), messages without defects (`iberichten`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.iberichten import Berichten, Record, Standaard
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN

EERSTE, TWEEDE = LEVERINGEN
BEIDE = LEVERINGEN
ONBEKEND_BSN = test_bsns()[-40]
_Fout = Gebrek[Record]


def plant_fouten(
    standaard: Standaard, berichten: Berichten, levering: str, waarheid: Waarheid
) -> Berichten:
    """The messages as delivered. In a tiny world there are too few to spoil any."""
    if len(berichten.toewijzingen) < 30:
        return berichten
    maker = _Maker(standaard)
    ander_bsn = berichten.toewijzingen[-1]["burgerservicenummer"]

    def geplant(records: list[Record], fouten: Iterator[_Fout]) -> list[Record]:
        return plant(records, fouten, levering, waarheid)

    return Berichten(
        toewijzingen=geplant(berichten.toewijzingen, maker.toewijzingen(ander_bsn)),
        starts=geplant(berichten.starts, maker.starts()),
        stops=geplant(berichten.stops, maker.stops()),
        declaraties=geplant(berichten.declaraties, maker.declaraties()),
        prestaties=geplant(berichten.prestaties, maker.prestaties(ander_bsn)),
    )


def _zet(**velden: str) -> Callable[[Record], list[Record]]:
    return lambda record: [record | velden]


def _dagen(veld: str, anker: str, dagen: int) -> Callable[[Record], list[Record]]:
    """`veld` becomes so many days after `anker`."""

    def wijzig(record: Record) -> list[Record]:
        dag = date.fromisoformat(record[anker]) + timedelta(days=dagen)
        return [record | {veld: dag.isoformat()}]

    return wijzig


def _onbelast(record: Record) -> bool:
    return not record["gedeclareerd"]


def _met_einde(record: Record) -> bool:
    return _onbelast(record) and bool(record["einddatum"])


def _loopt(record: Record) -> bool:
    return not record["gestopt"]


def _juli(record: Record) -> bool:
    return record["maand"] == "2026-07" and record["debetcredit"] == "D"


class _Maker:
    """Writes the defects of one standard."""

    def __init__(self, standaard: Standaard) -> None:
        self._s = standaard

    def _vindt(self, regel: int, tabel: str, veld: str, achter: str = "") -> Vindt[Record]:
        if "." not in tabel:
            tabel = f"bron.{self._s.bron}_{tabel}"
        return Vindt(self._s.regel(regel), tabel, lambda record: record[veld] + achter)

    def _op(self, tabel: str, *regels: int) -> tuple[Vindt[Record], ...]:
        veld = {"declaratie": "declaratienummer", "prestatie": "referentienummer"}.get(tabel)
        return tuple(self._vindt(r, tabel, veld or "toewijzingnummer") for r in regels)

    def _levering(self, regel: int) -> tuple[Vindt[Record], ...]:
        return (self._vindt(regel, "ggm_wmo_jeugd.levering", "toewijzingnummer"),)

    def toewijzingen(self, ander_bsn: str) -> Iterator[_Fout]:
        """Defects of 301."""
        t, jeugd = self._op, self._s.regels == "JGD"
        yield Gebrek(
            "BSN voldoet niet aan de elfproef",
            _zet(burgerservicenummer=foute_bsns()[40]), t("toewijzing", 1), _onbelast,
        )  # fmt: skip
        yield Gebrek(
            "toewijzing eindigt voor zij ingaat",
            _dagen("einddatum", "ingangsdatum", -3), t("toewijzing", 2), _met_einde, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "toewijzingsdatum ligt na de dagtekening",
            _dagen("toewijzingsdatum", "dagtekening", 20), t("toewijzing", 3), _onbelast,
        )  # fmt: skip
        yield Gebrek(
            "afzender is een opgeheven gemeente",
            _zet(afzender="0003"), t("toewijzing", 4),
            lambda r: _onbelast(r) and r["ingangsdatum"] > "2021-02-01", (TWEEDE,),
        )  # fmt: skip
        yield Gebrek(
            "productcode hoort bij een andere categorie",
            _zet(productcategorie="57" if jeugd else "18"), t("toewijzing", 5), _onbelast,
            (EERSTE,),
        )  # fmt: skip
        yield Gebrek("eenheid bestaat niet", _zet(eenheid="99"), t("toewijzing", 6), _onbelast)
        yield Gebrek(
            "frequentie bestaat niet", _zet(frequentie="3"), t("toewijzing", 7), _onbelast,
            (TWEEDE,),
        )  # fmt: skip
        yield Gebrek(
            "geboortedatum ligt meer dan 120 jaar terug",
            _zet(geboortedatum="1880-05-01"), t("toewijzing", 8, *([10] if jeugd else [])),
            _onbelast, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "hetzelfde nummer voor twee cliënten",
            lambda r: [
                r,
                r | {"burgerservicenummer": ander_bsn, "berichtidentificatie": "T-DUBBEL"},
            ],
            t("toewijzing", 9), lambda r: _onbelast(r) and r["burgerservicenummer"] != ander_bsn,
        )  # fmt: skip
        yield (
            Gebrek(
                "te oud voor jeugdhulp", _zet(geboortedatum="1990-04-02"), t("toewijzing", 10),
                _onbelast, (TWEEDE,),
            )
            if jeugd
            else Gebrek(
                "staat niet in de administratie", _zet(toewijzingnummer="29999999"),
                t("toewijzing", 10), _onbelast, (TWEEDE,),
            )
        )  # fmt: skip

    def starts(self) -> Iterator[_Fout]:
        """Defects of 305."""
        t = self._op
        yield Gebrek(
            "start zonder toewijzing", _zet(toewijzingnummer="29999998"), self._levering(20), _loopt
        )
        yield Gebrek(
            "dezelfde start is twee keer gemeld",
            lambda r: [r, r | {"berichtidentificatie": "S-DUBBEL"}],
            t("start", 26), _loopt, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "begonnen voor de toewijzing ingaat",
            _dagen("begindatum", "toewijzing_ingangsdatum", -10), t("start", 27), _loopt,
        )  # fmt: skip
        yield Gebrek(
            "begindatum ligt na de dagtekening",
            _dagen("begindatum", "dagtekening", 10), t("start", 28), _loopt, (TWEEDE,),
        )  # fmt: skip
        yield Gebrek(
            "begindatum is geen datum", _zet(begindatum="onbekend"), self._levering(23), _loopt,
            (EERSTE,),
        )  # fmt: skip

    def stops(self) -> Iterator[_Fout]:
        """Defects of 307."""
        t = self._op
        yield Gebrek(
            "einde ligt voor het begin", _dagen("einddatum", "begindatum", -5), self._levering(21)
        )
        yield Gebrek(
            "reden van beëindiging bestaat niet", _zet(reden_beeindiging="99"), self._levering(22),
            leveringen=(EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "er is geen start met deze begindatum", _dagen("begindatum", "begindatum", 1),
            t("stop", 24),
        )  # fmt: skip
        yield Gebrek(
            "einddatum ligt na de dagtekening", _dagen("einddatum", "dagtekening", 30),
            t("stop", 25), leveringen=(TWEEDE,),
        )  # fmt: skip

    def declaraties(self) -> Iterator[_Fout]:
        """Defects of 323 as a whole."""
        t = self._op
        yield Gebrek("totaal is niet de som", _zet(te_veel="1000"), t("declaratie", 60))
        yield Gebrek(
            "nummer is al eerder gebruikt",
            lambda r: [
                r | {"declaratienummer": r["declaratienummer"].replace("202608", "202607")}
            ],
            t("declaratie", 61), lambda r: r["maand"] == "2026-08", (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "declaratie is later gedagtekend dan het bericht",
            _dagen("declaratie_dagtekening", "dagtekening", 10), t("declaratie", 62),
            leveringen=(TWEEDE,),
        )  # fmt: skip

    def prestaties(self, ander_bsn: str) -> Iterator[_Fout]:
        """Defects of single lines of 323."""
        t = self._op
        regel = "ggm_wmo_jeugd.declaratieregel"

        def in_regel(nummer: int) -> Vindt[Record]:
            return self._vindt(nummer, regel, "referentienummer")

        yield Gebrek(
            "bedrag is niet volume keer tarief",
            lambda r: [r | {"bedrag": str(int(r["bedrag"]) + 250)}], t("prestatie", 40),
            _juli,
        )  # fmt: skip
        yield Gebrek(
            "prestatie staat er twee keer in", lambda r: [r, dict(r)], t("prestatie", 41, 46),
            _juli, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "periode begint midden in de maand", _zet(periode_begin="2026-07-06"),
            t("prestatie", 42), _juli,
        )  # fmt: skip
        yield Gebrek(
            "periode ligt voor de toewijzing",
            _zet(periode_begin="2019-01-01", periode_eind="2019-01-31"), t("prestatie", 43),
            _juli, (TWEEDE,),
        )  # fmt: skip
        yield Gebrek(
            "ander product dan toegewezen", _zet(productcode="99Z99"), t("prestatie", 44),
            _juli, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "prestatie voor een ander dan de toewijzing", _zet(burgerservicenummer=ander_bsn),
            t("prestatie", 45), lambda r: _juli(r) and r["burgerservicenummer"] != ander_bsn,
        )  # fmt: skip
        yield Gebrek(
            "dezelfde maand twee keer gedeclareerd",
            lambda r: [r, r | {"referentienummer": r["referentienummer"] + "B"}],
            (*t("prestatie", 46), self._vindt(46, "prestatie", "referentienummer", "B")),
            _juli, (TWEEDE,),
        )  # fmt: skip
        yield Gebrek(
            "periode ligt na de declaratieperiode",
            _zet(periode_begin="2026-10-01", periode_eind="2026-10-31"), t("prestatie", 47),
            _juli, (EERSTE,),
        )  # fmt: skip
        yield Gebrek(
            "gedeclareerd zonder toewijzing", _zet(toewijzingnummer="29999997"), (in_regel(50),),
            _juli,
        )  # fmt: skip
        yield Gebrek(
            "cliënt staat niet in de BRP", _zet(burgerservicenummer=ONBEKEND_BSN),
            (*t("prestatie", 45), in_regel(51)), _juli, (TWEEDE,),
        )  # fmt: skip
