"""The travel documents as they truly are: which residents were issued which document.

Belongs here: records without anything wrong. Does not belong here: the file (`reisdocumenten`) and
defects (`reisdocumenten_fouten`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import Wereld, peildatum

KOPPEN = {
    "aanvraagnummer": "Aanvraagnummer",
    "bsn": "Burgerservicenummer",
    "soort": "Soort reisdocument",
    "nummer": "Nummer reisdocument",
    "uitgifte": "Datum uitgifte",
    "autoriteit": "Autoriteit van afgifte",
    "einde": "Datum einde geldigheid",
    "inhouding": "Datum inhouding of vermissing",
    "aanduiding": "Aanduiding inhouding of vermissing",
}
GENOEG_PERSONEN = 2_000
_PERSONEN = 2_000
_EERSTE, _LAATSTE, _LAATSTE_OUDE = date(2017, 1, 9), date(2026, 10, 20), date(2026, 9, 10)


@dataclass(frozen=True)
class Document:
    """A document as it is exported: texts, and who holds it.

    `loop` is what becomes of it, also when that is still to come: '' (in use), 'opgevolgd' by
    another of the same kind, 'opvolger' of such a one, 'vermist', or 'vervallen' by death.
    """

    houder: Persoon
    aanvraagnummer: str
    bsn: str
    soort: str
    nummer: str
    uitgifte: str
    autoriteit: str
    einde: str
    inhouding: str = ""
    aanduiding: str = ""
    loop: str = ""

    @property
    def dag(self) -> date:
        """The day of issue of a document without defects."""
        return date.fromisoformat(self.uitgifte)

    @property
    def jeugdig(self) -> bool:
        """The holder was a minor when it was issued."""
        return self.dag < _later(self.houder.geboortedatum, 18)


def gba(dag: date) -> str:
    """A date as the BRP writes it."""
    return dag.strftime("%Y%m%d")


def documenten(wereld: Wereld, levering: str) -> list[Document]:
    """All documents issued up to the reporting date: those of before the first delivery first."""
    dag = peildatum(levering)
    alle = [d for persoon in wereld.ingezetenen[:_PERSONEN] for d in _van(wereld, persoon)]
    alle.sort(key=lambda d: d.dag > _LAATSTE_OUDE)
    return [_op(document, dag) for document in alle if document.dag <= dag]


def _op(document: Document, dag: date) -> Document:
    """What was known on that day, dates as exported."""
    weg = date.fromisoformat(document.inhouding) if document.inhouding else None
    bekend = weg is not None and weg <= dag
    return replace(
        document,
        uitgifte=gba(document.dag),
        inhouding=gba(weg) if weg and bekend else "",
        aanduiding=document.aanduiding if bekend else "",
    )


def _van(wereld: Wereld, persoon: Persoon) -> Iterator[Document]:
    kans = random.Random((wereld.seed << 40) + (11 << 36) + persoon.volgnummer)
    if persoon.reserve or kans.random() > (0.7 if persoon.overlijden else 0.09):
        return
    laatste = persoon.uitschrijving or persoon.overlijden or _LAATSTE
    vroegst = max(_EERSTE, persoon.geboortedatum + timedelta(days=30))
    if laatste - vroegst < timedelta(days=90):
        return
    dag = vroegst + timedelta(days=kans.randrange((laatste - vroegst).days))
    if _LAATSTE_OUDE < dag <= date(2026, 10, 1):
        dag = _LAATSTE_OUDE
    soort = kans.choice(("PN", "PN", "NI"))
    eerste = _document(wereld, persoon, dag, soort, 0)
    lot = kans.random()
    if persoon.overlijden:
        einde = persoon.overlijden.isoformat()
        yield replace(eerste, inhouding=einde, aanduiding="R", loop="vervallen")
    elif lot < 0.2 and laatste == _LAATSTE and dag < date(2025, 1, 1):
        nieuw = dag + timedelta(days=kans.randrange(200, 500))
        reden = kans.choice("IV")
        einde = nieuw.isoformat()
        yield replace(eerste, inhouding=einde, aanduiding=reden, loop="opgevolgd")
        yield replace(_document(wereld, persoon, nieuw, soort, 1), loop="opvolger")
    elif lot < 0.28 and dag < date(2026, 6, 1):
        vermist = dag + timedelta(days=kans.randrange(20, 90))
        einde = vermist.isoformat()
        yield replace(eerste, inhouding=einde, aanduiding="V", loop="vermist")
    else:
        yield eerste


def _document(wereld: Wereld, persoon: Persoon, dag: date, soort: str, plek: int) -> Document:
    volgnummer = persoon.volgnummer * 2 + plek
    jaren = 5 if dag < _later(persoon.geboortedatum, 18) else 10
    return Document(
        houder=persoon,
        aanvraagnummer=f"R{dag.year}{volgnummer:07d}",
        bsn=persoon.bsn,
        soort=soort,
        nummer=f"X{soort[0]}{volgnummer:05d}W{volgnummer % 10}",
        uitgifte=dag.isoformat(),
        autoriteit=f"B{wereld.gemeentecode}",
        einde=gba(_later(dag, jaren)),
    )


def _later(dag: date, jaren: int) -> date:
    """The same day some years later; 29 February becomes 28 February."""
    laatste = dag.replace(day=28) if (dag.month, dag.day) == (2, 29) else dag
    return laatste.replace(year=dag.year + jaren)
