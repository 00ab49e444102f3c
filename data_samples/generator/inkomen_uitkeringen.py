"""Benefits as the back office exports them: two files in Windows-1252, `;`, decimal comma.

Belongs here: who gets which benefit, what is paid, and the form of the files. Does not belong here:
defects (`inkomen_uitkeringen_fouten`).
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from data_samples.generator.feiten import Persoon
from data_samples.generator.gebreken import plant
from data_samples.generator.inkomen_uitkeringen_fouten import (
    Record,
    fouten_in_componenten,
    fouten_in_voorzieningen,
)
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum
from data_samples.generator.wmo import iban

BRON = "inkomen_uitkeringen"
VOORZIENING = (
    "Dossiernummer", "Cliëntnummer", "BSN", "Regelingcode", "Regeling", "Wet", "Toekenningsdatum",
    "Ingangsdatum", "Einddatum", "Bedrag", "Eenmalig", "Betalingsmoment", "Geblokkeerd",
    "Reden instroom", "Reden uitstroom", "BSN partner", "Huisvesting", "Verwerkt t/m", "Consulent",
)  # fmt: skip
COMPONENT = (
    "Componentnummer", "Dossiernummer", "Componentcode", "Omschrijving", "Periode van",
    "Periode t/m", "Bedrag", "D/C", "Rekeningnummer", "Grootboek", "Rundatum", "Runperiode",
)  # fmt: skip
_REGELINGEN = (
    ("PW21", "Algemene bijstand 21 tot AOW-leeftijd", "PW", 134_567, "N"),
    ("PW21", "Algemene bijstand 21 tot AOW-leeftijd", "PW", 134_567, "N"),
    ("IOAW", "Inkomensvoorziening oudere werkloze werknemers", "IOAW", 148_010, "N"),
    ("BBIN", "Bijzondere bijstand inrichting", "BB", 89_950, "J"),
)
_OUD, _NIEUW, _GEZOCHT_IN, _GENOEG = 70, 4, 700, 50
_INSTROOM, _UITSTROOM = ("01", "04", "07"), ("11", "13", "18")


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/inkomen_uitkeringen/{voorzieningen,componenten}_<levering>.csv`.

    In a tiny world there are too few benefits to spoil any.
    """
    dag = peildatum(levering)
    voorzieningen = list(_voorzieningen(wereld, dag))
    componenten = [c for v in voorzieningen for c in _componenten(v)]
    if len(voorzieningen) >= _GENOEG:
        bejaard = next(_bejaarden(wereld), "")
        gebreken = fouten_in_voorzieningen(voorzieningen, bejaard)
        voorzieningen = plant(voorzieningen, gebreken, levering, waarheid)
        componenten = plant(componenten, fouten_in_componenten(), levering, waarheid)
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    _bestand(doel / f"voorzieningen_{levering}.csv", VOORZIENING, voorzieningen)
    _bestand(doel / f"componenten_{levering}.csv", COMPONENT, componenten)


def _bestand(pad: Path, kolommen: Sequence[str], records: Iterable[Record]) -> None:
    with pad.open("w", encoding="cp1252", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, kolommen, delimiter=";", extrasaction="ignore")
        schrijver.writeheader()
        schrijver.writerows(records)


def _volledig(persoon: Persoon) -> bool:
    return persoon.geboorte_gba == persoon.geboortedatum.strftime("%Y%m%d")


def _bejaarden(wereld: Wereld) -> Iterator[str]:
    """BSNs of residents who have a pension."""
    for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN):
        oud = persoon.geboortedatum < date(1955, 1, 1) and _volledig(persoon)
        if oud and not persoon.reserve and not persoon.uitschrijving:
            yield persoon.bsn


def _voorzieningen(wereld: Wereld, dag: date) -> Iterator[Record]:
    nieuw = dag > peildatum(LEVERINGEN[0])
    personen = (
        persoon
        for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN)
        if persoon.rol < 2 and not persoon.reserve and persoon.opschorting != "E"
        and persoon.geboortedatum > date(1963, 1, 1) and _volledig(persoon)
        and persoon.volgnummer % 4 != 2
    )  # fmt: skip
    for nummer, persoon in enumerate(islice(personen, _OUD + (_NIEUW if nieuw else 0))):
        yield _voorziening(wereld, persoon, nummer, dag)


def _voorziening(wereld: Wereld, persoon: Persoon, nummer: int, dag: date) -> Record:
    kans = random.Random((wereld.seed << 40) + (11 << 36) + nummer)
    code, regeling, wet, bedrag, eenmalig = _REGELINGEN[nummer % len(_REGELINGEN)]
    begin = date(2022, 1, 10) + timedelta(days=kans.randrange(1_100))
    if nummer >= _OUD:
        begin = date(2026, 10, 1)
    if persoon.overlijden and begin >= persoon.overlijden:
        begin = persoon.overlijden - timedelta(days=90)
    einde = begin + timedelta(days=kans.randrange(200, 500)) if nummer % 5 == 4 else None
    einde = min(filter(None, (einde, persoon.overlijden)), default=None)
    if einde and einde >= dag:
        einde = None
    return {
        "Dossiernummer": f"INK{nummer + 1:06d}",
        "Cliëntnummer": f"K{persoon.volgnummer:07d}",
        "BSN": persoon.bsn,
        "Regelingcode": code,
        "Regeling": regeling,
        "Wet": wet,
        "Toekenningsdatum": nl(begin + timedelta(days=kans.randrange(5, 40))),
        "Ingangsdatum": nl(begin),
        "Einddatum": nl(einde),
        "Bedrag": euro(bedrag - kans.randrange(300) * 100),
        "Eenmalig": eenmalig,
        "Betalingsmoment": "M",
        "Geblokkeerd": "N",
        "Reden instroom": kans.choice(_INSTROOM),
        "Reden uitstroom": kans.choice(_UITSTROOM) if einde else "",
        "BSN partner": persoon.partner_bsn if nummer % 3 == 0 else "",
        "Huisvesting": kans.choice(("HUUR", "EIGEN", "KAMER")),
        "Verwerkt t/m": "30-09-2026" if not einde else nl(einde),
        "Consulent": f"CON{kans.randrange(1, 7):02d}",
        "overleden": "ja" if persoon.overlijden and einde == persoon.overlijden else "",
        "betaald": "ja" if nummer % 2 and not einde and nummer < _OUD else "",
        "rekening": iban(700_000 + nummer),
    }


def _componenten(voorziening: Record) -> Iterator[Record]:
    """What was paid in September, of those who are paid by this run."""
    if not voorziening["betaald"]:
        return
    soorten = (("0100", "Norm", "D", 90_000), ("0210", "Vakantiegeld", "D", 4_500),
               ("0900", "Inhouding", "C", 2_500))  # fmt: skip
    nummer = voorziening["Dossiernummer"][3:]
    for code, omschrijving, soort, bedrag in soorten[: 2 + int(nummer) % 4 // 2]:
        yield {
            "Componentnummer": f"CP{nummer}-{code}",
            "Dossiernummer": voorziening["Dossiernummer"],
            "Componentcode": code,
            "Omschrijving": omschrijving,
            "Periode van": "01-09-2026",
            "Periode t/m": "30-09-2026",
            "Bedrag": euro(bedrag + int(nummer) * 7),
            "D/C": soort,
            "Rekeningnummer": voorziening["rekening"],
            "Grootboek": f"4300{code[:2]}",
            "Rundatum": "22-09-2026",
            "Runperiode": "2026-09",
        }


def nl(dag: date | None) -> str:
    """A date as the export writes it: dd-mm-jjjj."""
    return "" if dag is None else dag.strftime("%d-%m-%Y")


def euro(centen: int) -> str:
    """An amount as the export writes it: 1.234,50."""
    return f"{centen // 100:,}".replace(",", ".") + f",{centen % 100:02d}"
