"""The defects of the travel documents: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.reisdocumenten_rijen import GENOEG_PERSONEN, Document, documenten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN
BEIDE = LEVERINGEN
_BRON = "bron.reisdocumenten_reisdocument"
_TABEL = "ggm_rsgb.reisdocument"


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Document]:
    """The documents with their defects; a small world has none, it lacks who they need."""
    gebreken = GEBREKEN if len(wereld.ingezetenen) >= GENOEG_PERSONEN else ()
    return plant(documenten(wereld, levering), gebreken, levering, waarheid)


def _zet(**velden: Any) -> Callable[[Document], list[Document]]:
    return lambda document: [replace(document, **velden)]


def _vindt(*regels: int) -> tuple[Vindt[Document], ...]:
    return tuple(
        Vindt(f"RSD-{n:03d}", _BRON, lambda d: d.aanvraagnummer)
        if n < 10
        else Vindt(f"RSD-{n:03d}", _TABEL, lambda d: d.nummer)
        for n in regels
    )


def gewoon(document: Document) -> bool:
    """Issued before the first delivery to someone who lives here, still in use, the only one."""
    los = not document.loop and not document.houder.opschorting
    return los and document.uitgifte < "20260901"


def _volwassen(document: Document) -> bool:
    return gewoon(document) and document.houder.geboortedatum.year < 1999


def _kind(document: Document) -> bool:
    """A minor of whom the BRP knows the day of birth, at the time of issue too."""
    houder = document.houder
    volledig = houder.geboorte_gba == houder.geboortedatum.strftime("%Y%m%d")
    return gewoon(document) and houder.geboortedatum.year > 2010 and volledig


def _vermist(document: Document) -> bool:
    return document.loop == "vermist" and "" < document.inhouding < "20260901"


def _overleden(document: Document) -> bool:
    """Died long before the first delivery, with a document that is valid for longer."""
    vervallen = document.loop == "vervallen" and document.einde > "20261201"
    return vervallen and document.inhouding < "20260701"


def _vervangen(document: Document) -> bool:
    opgevolgd = document.loop == "opgevolgd" and document.einde > "20270101"
    return opgevolgd and document.inhouding < "20260901"


def _zelfde_dag(document: Document) -> list[Document]:
    return [replace(document, einde=document.uitgifte)]


def _tien_jaar(document: Document) -> list[Document]:
    return [replace(document, einde=f"{int(document.uitgifte[:4]) + 10}{document.uitgifte[4:6]}01")]


def _honderd_jaar(document: Document) -> list[Document]:
    return [replace(document, einde=f"{int(document.einde[:4]) + 90}{document.einde[4:6]}15")]


def _dubbel(document: Document) -> list[Document]:
    return [document, replace(document, aanvraagnummer=f"{document.aanvraagnummer}B")]


def _ooit_een_nul(document: Document) -> list[Document]:
    return [replace(document, nummer=document.nummer.replace("0", "O", 1))]


def _te_vroeg(document: Document) -> list[Document]:
    return [replace(document, inhouding=f"{int(document.uitgifte[:4]) - 1}0301")]


GEBREKEN: tuple[Gebrek[Document], ...] = (
    Gebrek("overleden, maar het document is niet vervallen", _zet(aanduiding="", inhouding=""),
           _vindt(28), _overleden),
    Gebrek("overleden, maar het document is niet vervallen", _zet(aanduiding="", inhouding=""),
           _vindt(28), _overleden, (EERSTE,)),
    Gebrek("het oude document staat nog als geldig", _zet(aanduiding="", inhouding=""),
           _vindt(27), _vervangen),
    Gebrek("het oude document staat nog als geldig", _zet(aanduiding="", inhouding=""),
           _vindt(27), _vervangen, (TWEEDE,)),
    Gebrek("een document van een kind geldt tien jaar", _tien_jaar, _vindt(21), _kind),
    Gebrek("de aanduiding van de vermissing ontbreekt", _zet(aanduiding=""), _vindt(25), _vermist),
    Gebrek("de datum van de vermissing ontbreekt", _zet(inhouding=""), _vindt(25), _vermist,
           (EERSTE,)),
    Gebrek("de aanduiding bestaat niet", _zet(aanduiding="X"), _vindt(24), _vermist),
    Gebrek("vermist voor de uitgifte", _te_vroeg, _vindt(26), _vermist, (TWEEDE,)),
    Gebrek("het BSN ontbreekt", _zet(bsn=""), _vindt(1), gewoon, (EERSTE,)),
    Gebrek("het BSN voldoet niet aan de elfproef", _zet(bsn=foute_bsns()[21]), _vindt(2, 10),
           gewoon),
    Gebrek("het BSN mist de voorloopnullen", _zet(bsn="1235"), _vindt(2, 10), gewoon, (TWEEDE,)),
    Gebrek("het BSN hoort bij niemand in de BRP", _zet(bsn=test_bsns()[-31]), _vindt(10), gewoon),
    Gebrek("het documentnummer ontbreekt", _zet(nummer=""), _vindt(3), gewoon),
    Gebrek("een letter O in het documentnummer", _ooit_een_nul, _vindt(11), gewoon),
    Gebrek("het documentnummer is te kort", _zet(nummer="XP12345"), _vindt(11), gewoon, (TWEEDE,)),
    Gebrek("hetzelfde document staat er twee keer in", _dubbel, _vindt(12), gewoon, (EERSTE,)),
    Gebrek("de soort ontbreekt", _zet(soort=""), _vindt(13), gewoon),
    Gebrek("de soort bestaat niet", _zet(soort="PX"), _vindt(14), gewoon, (EERSTE,)),
    Gebrek("de soort is al lang vervallen", _zet(soort="EK"), _vindt(14), gewoon),
    Gebrek("de datum van uitgifte ontbreekt", _zet(uitgifte=""), _vindt(15), gewoon),
    Gebrek("de datum van uitgifte bestaat niet", _zet(uitgifte="20230230"), _vindt(15, 16), gewoon,
           (TWEEDE,)),
    Gebrek("de datum van uitgifte ligt in de toekomst", _zet(uitgifte="20281001"), _vindt(17),
           lambda d: gewoon(d) and d.einde > "20290101"),
    Gebrek("de datum einde geldigheid ontbreekt", _zet(einde=""), _vindt(18), gewoon, (EERSTE,)),
    Gebrek("het document eindigt op de dag van uitgifte", _zelfde_dag, _vindt(19), gewoon),
    Gebrek("het document geldt honderd jaar", _honderd_jaar, _vindt(20), _volwassen),
    Gebrek("de autoriteit ontbreekt", _zet(autoriteit=""), _vindt(22), gewoon),
    Gebrek("de code van de gemeente mist een nul", _zet(autoriteit="B221"), _vindt(23), gewoon),
    Gebrek("de gemeente bestond niet meer bij de uitgifte", _zet(autoriteit="B0693"), _vindt(23),
           gewoon, (TWEEDE,)),
)  # fmt: skip
