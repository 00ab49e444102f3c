"""Messages of the iStandaarden (iWmo and iJw 3.2) as records, before they become XML.

Belongs here: what both standards share, and which message tells what about a case of care. Does not
belong here: who gets which care (`iwmo_berichten`, `ijw_berichten`), XML (`iberichten_xml`) and
defects (`iberichten_fouten`). Field names are those of the contracts.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import LEVERINGEN

Record = dict[str, str]
MAANDEN = ((2026, 7), (2026, 8), (2026, 9))
# Declarations are about these months, so care that is declared runs through all of them.
LOOPT_VOOR, LOOPT_NA = date(2026, 7, 1), date(2026, 10, 31)
_GESLACHT = {"M": "1", "V": "2", "O": "0"}


@dataclass(frozen=True)
class Standaard:
    """A standard: names as in its XML, message codes by number, id of its source and of its rules.

    Rule `n` of the shared set has number `vanaf + n`.
    """

    bron: str
    kort: str
    basis: str
    codes: dict[str, str]
    regels: str
    vanaf: int

    def regel(self, nummer: int) -> str:
        """Id of a rule of the shared set."""
        return f"{self.regels}-{self.vanaf + nummer:03d}"


@dataclass(frozen=True)
class Zorg:
    """One allocated product, true and complete; `tarief` in eurocent, `per_maand` in its unit."""

    nummer: str
    persoon: Persoon
    categorie: str
    code: str
    besluit: date
    ingang: date
    einde: date | None
    reden_einde: str
    volume: int
    eenheid: str
    frequentie: str
    per_maand: int
    tarief: int
    agb: str
    begin: date

    @property
    def gedeclareerd(self) -> bool:
        """Runs in all months that are declared, and is not paid all at once."""
        loopt = self.ingang < LOOPT_VOOR and (self.einde is None or self.einde > LOOPT_NA)
        return loopt and self.frequentie in ("2", "4")

    @property
    def gestopt(self) -> date | None:
        """Day on which the provider says that it stopped; None: it goes on."""
        return self.einde if self.einde and self.einde < date(2026, 10, 20) else None


@dataclass(frozen=True)
class Berichten:
    """All messages up to a date. The order of each list begins the same in every delivery."""

    toewijzingen: list[Record]
    starts: list[Record]
    stops: list[Record]
    declaraties: list[Record]
    prestaties: list[Record]


def berichten(gemeente: str, zorg: Sequence[Zorg], peildatum: date) -> Berichten:
    """What was sent and received about this care until `peildatum`."""
    maanden = [m for m in MAANDEN if _na(*m) <= peildatum]
    prestaties = [_prestatie(z, *m) for m in maanden for z in zorg if z.gedeclareerd]
    if prestaties and peildatum.isoformat() == LEVERINGEN[-1]:
        eerste_maand = [p for p in prestaties if p["maand"] == prestaties[0]["maand"]]
        prestaties.append(_credit(eerste_maand[-1], *maanden[-1]))
    stops = sorted((z for z in zorg if z.gestopt), key=lambda z: (z.gestopt or peildatum, z.nummer))
    alles = Berichten(
        toewijzingen=[_toewijzing(gemeente, z) for z in zorg],
        starts=[_start(gemeente, z) for z in zorg],
        stops=[_stop(gemeente, z) for z in stops],
        declaraties=list(_declaraties(gemeente, prestaties)),
        prestaties=prestaties,
    )
    dag = peildatum.isoformat()
    for lijst in (alles.toewijzingen, alles.starts, alles.stops):
        lijst[:] = [r for r in lijst if r["dagtekening"] <= dag]
    return alles


def _client(zorg: Zorg) -> Record:
    persoon = zorg.persoon
    return {
        "burgerservicenummer": persoon.bsn,
        "geboortedatum": persoon.geboortedatum.isoformat(),
        "geslacht": _GESLACHT[persoon.geslacht],
        "achternaam": persoon.geslachtsnaam,
        "voorvoegsel": persoon.voorvoegsel,
        "voornamen": persoon.voornamen,
        "toewijzingnummer": zorg.nummer,
        "productcategorie": zorg.categorie,
        "productcode": zorg.code,
    }


def _bericht(soort: str, nummer: str, dag: date, afzender: str, ontvanger: str) -> Record:
    return {
        "berichtidentificatie": f"{soort}{nummer[-9:]}",
        "dagtekening": dag.isoformat(),
        "afzender": afzender,
        "ontvanger": ontvanger,
    }


def _toewijzing(gemeente: str, zorg: Zorg) -> Record:
    adres = zorg.persoon.adres
    return {
        **_bericht("T", zorg.nummer, zorg.besluit + timedelta(days=1), gemeente, zorg.agb),
        **_client(zorg),
        "toewijzingsdatum": zorg.besluit.isoformat(),
        "toewijzingstijd": "10:30:00",
        "ingangsdatum": zorg.ingang.isoformat(),
        "einddatum": zorg.einde.isoformat() if zorg.einde else "",
        "volume": str(zorg.volume),
        "eenheid": zorg.eenheid,
        "frequentie": zorg.frequentie,
        "huisnummer": str(adres.huisnummer),
        "postcode": adres.postcode,
        "gedeclareerd": "ja" if zorg.gedeclareerd else "",
    }


def _start(gemeente: str, zorg: Zorg) -> Record:
    return {
        **_bericht("S", zorg.nummer, zorg.begin + timedelta(days=3), zorg.agb, gemeente),
        **_client(zorg),
        "toewijzing_ingangsdatum": zorg.ingang.isoformat(),
        "begindatum": zorg.begin.isoformat(),
        "status_aanlevering": "1",
        "gestopt": "ja" if zorg.gestopt else "",
    }


def _stop(gemeente: str, zorg: Zorg) -> Record:
    assert zorg.gestopt
    return {
        **_start(gemeente, zorg),
        **_bericht("E", zorg.nummer, zorg.gestopt + timedelta(days=4), zorg.agb, gemeente),
        "reden_beeindiging": zorg.reden_einde,
        "einddatum": zorg.gestopt.isoformat(),
    }


def _na(jaar: int, maand: int) -> date:
    """The day on which a month is declared."""
    return date(jaar + maand // 12, maand % 12 + 1, 5)


def _maand(jaar: int, maand: int) -> tuple[str, str]:
    laatste = calendar.monthrange(jaar, maand)[1]
    return date(jaar, maand, 1).isoformat(), date(jaar, maand, laatste).isoformat()


def _prestatie(zorg: Zorg, jaar: int, maand: int) -> Record:
    begin, eind = _maand(jaar, maand)
    return {
        "agb": zorg.agb,
        "maand": begin[:7],
        "burgerservicenummer": zorg.persoon.bsn,
        "referentienummer": f"R{maand:02d}{zorg.nummer}",
        "vorig_referentienummer": "",
        "toewijzingnummer": zorg.nummer,
        "productcategorie": zorg.categorie,
        "productcode": zorg.code,
        "periode_begin": begin,
        "periode_eind": eind,
        "volume": str(zorg.per_maand),
        "eenheid": zorg.eenheid,
        "tarief": str(zorg.tarief),
        "bedrag": str(zorg.per_maand * zorg.tarief),
        "debetcredit": "D",
    }


def _credit(prestatie: Record, jaar: int, maand: int) -> Record:
    """A provider takes back what it declared earlier."""
    return prestatie | {
        "maand": _maand(jaar, maand)[0][:7],
        "referentienummer": f"C{prestatie['referentienummer']}",
        "vorig_referentienummer": prestatie["referentienummer"],
        "debetcredit": "C",
    }


def _declaraties(gemeente: str, prestaties: Iterable[Record]) -> Iterable[Record]:
    """A declaration per provider and month, in that order of time."""
    for maand, agb in sorted({(p["maand"], p["agb"]) for p in prestaties}):
        jaar, nummer = int(maand[:4]), int(maand[5:])
        begin, eind = _maand(jaar, nummer)
        dag = _na(jaar, nummer)
        yield {
            **_bericht("D", f"{agb[-2:]}{maand.replace('-', '')}", dag, agb, gemeente),
            "agb": agb,
            "maand": maand,
            "declaratienummer": f"D{agb[-2:]}{maand.replace('-', '')}",
            "periode_begin": begin,
            "periode_eind": eind,
            "declaratie_dagtekening": dag.isoformat(),
            "te_veel": "0",
        }
