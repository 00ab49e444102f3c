"""From the XML element of a BAG object to columns of text, and from rows to Arrow batches.

Belongs here: which text of an object goes into which column, and how many rows wait in memory.
Values are kept as delivered: no trimming, no types. A repeated element becomes a JSON array.

Objects are many and their forms few. So what goes where is worked out once per form (`_Plan`), and
the next object of that form only gives its texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json.encoder import encode_basestring as aangehaald
from operator import itemgetter
from typing import Any, Final, NamedTuple

import pyarrow as pa

from pipelines.readers import Blok
from pipelines.readers.bag_schema import (
    GEOMETRIE,
    HERHAALBAAR,
    KOLOMMEN,
    ONDERZOEK,
    kenmerktype,
    tabel_van,
)
from pipelines.readers.gml import naar_wkt, ringen, vlak_naar_wkt

RIJEN: Final = 5_000  # that wait at most
_VORMEN: Final = 2_000
_NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"

Waarde = str | list[str] | None
Rij = dict[str, Waarde]


class _Plan(NamedTuple):
    """Where the texts of all objects of one form go.

    Attributes:
        tabel: None: no object type of this extract.
        bladeren: elements with a text, by their place in the object.
        loos: those of `bladeren` (by position) that are no value when they are empty.
        geometrie: place of the element around the geometry; 0: there is none.
        ringen: places of the coordinates, where the geometry is a plain polygon.
        samen: per column that may repeat the positions of its texts.
        kies: makes a row; None: this form has a column too many or twice, and takes the long way.
    """

    tabel: str | None
    objecttype: str | None = None
    bladeren: tuple[int, ...] = ()
    loos: frozenset[int] = frozenset()
    geometrie: int = 0
    ringen: tuple[int, ...] = ()
    samen: tuple[tuple[int, ...], ...] = ()
    kies: itemgetter[Any] | None = None


class _Rijen:
    """What waits of one table: rows of the known columns, and values of others by row."""

    def __init__(self) -> None:
        self.nummers: list[int] = []
        self.bekend: list[tuple[str | None, ...]] = []
        self.extra: list[tuple[int, dict[str, str | None]]] = []


class Verzamelaar:
    """Rows of one document, per table, given off in batches of bounded size.

    Args:
        bestand: name of the document.
        vast: columns that the document itself adds to every row, after those of the table.
    """

    def __init__(self, bestand: str, vast: tuple[str, ...] = ()) -> None:
        self._bestand, self._vast = bestand, vast
        self._rijen: dict[str, _Rijen] = {}
        self._namen: dict[tuple[str, str], str] = {}
        self._plannen: dict[tuple[tuple[str, ...], tuple[int, ...]], _Plan] = {}

    def leeg_blok(self, tabel: str) -> Blok:
        """The columns of a table, without rows."""
        return self._blok(tabel, _Rijen())

    def voeg_toe(self, nummer: int, object_: Any, vast: tuple[str | None, ...] = ()) -> int:
        """Take one object; how many of its table wait, 0 when it is no object of this extract."""
        delen = list(object_.iter())
        vorm = (tuple([deel.tag for deel in delen]), tuple(map(len, delen)))
        plan = self._plannen.get(vorm) or self._nieuw_plan(object_, delen, vorm)
        if plan.tabel is None:
            return 0
        rijen = self._rijen.get(plan.tabel)
        if rijen is None:
            rijen = self._rijen[plan.tabel] = _Rijen()
        if plan.kies is None:
            self._lange_weg(rijen, plan, object_, vast)
        else:
            rijen.bekend.append(plan.kies(_teksten(plan, delen, vast)))
        rijen.nummers.append(nummer)
        return len(rijen.nummers)

    def leeg(self) -> Iterator[Blok]:
        """Give off all that waits."""
        for tabel, rijen in self._rijen.items():
            if rijen.nummers:
                yield self._blok(tabel, rijen)
        self._rijen = {}

    def _nieuw_plan(self, object_: Any, delen: list[Any], vorm: Any) -> _Plan:
        if len(self._plannen) >= _VORMEN:
            self._plannen.clear()
        naamruimte, _, naam = object_.tag.rpartition("}")
        tabel = tabel_van(naamruimte, naam)
        plan = _Plan(None) if tabel is None else self._plan(tabel, naam, object_, delen)
        self._plannen[vorm] = plan
        return plan

    def _plan(self, tabel: str, naam: str, object_: Any, delen: list[Any]) -> _Plan:
        plek = {id(deel): i for i, deel in enumerate(delen)}
        bladeren: list[tuple[str, str, int]] = []  # column, column around it, place
        geometrie: list[int] = []

        def zoek(element: Any, pad: str) -> None:
            for kind in element:
                kolom = self._kolom(pad, kind.tag)
                if not len(kind):
                    bladeren.append((kolom, pad, plek[id(kind)]))
                elif kolom == GEOMETRIE:
                    geometrie.append(plek[id(kind)])
                else:
                    zoek(kind, kolom)

        zoek(object_, "")
        objecttype = kenmerktype(naam) if tabel == ONDERZOEK else None
        lang = _Plan(tabel, objecttype)
        posities: dict[str, list[int]] = {}
        for i, (kolom, _, _) in enumerate(bladeren):
            posities.setdefault(kolom, []).append(i)
        bekend = KOLOMMEN[tabel]
        dubbel = any(len(p) > 1 and k not in HERHAALBAAR for k, p in posities.items())
        plaatsen = len(geometrie) + len(posities.get(GEOMETRIE, ()))
        if dubbel or plaatsen > 1 or not {*posities} <= {*bekend}:
            return lang
        samen = {kolom: posities[kolom] for kolom in posities if kolom in HERHAALBAAR}
        # After the texts come: nothing, the object type, the geometry, lists, what is fixed.
        n = len(bladeren)
        bron = {kolom: p[0] for kolom, p in posities.items()}
        bron |= {kolom: n + 3 + i for i, kolom in enumerate(samen)}
        if objecttype is not None:
            bron["objecttype"] = n + 1
        if geometrie:
            bron[GEOMETRIE] = n + 2
        kies = [bron.get(kolom, n) for kolom in bekend]
        kies += [n + 3 + len(samen) + i for i in range(len(self._vast))]
        lijsten = (ringen(delen[geometrie[0]]) or []) if geometrie else []
        return lang._replace(
            ringen=tuple(plek[id(lijst)] for lijst in lijsten),
            bladeren=tuple(plek_ for _, _, plek_ in bladeren),
            loos=frozenset(i for i, (kolom, pad, _) in enumerate(bladeren) if kolom == pad),
            geometrie=geometrie[0] if geometrie else 0,
            samen=tuple(map(tuple, samen.values())),
            kies=itemgetter(*kies),
        )

    def _kolom(self, pad: str, tag: str) -> str:
        naam = self._namen.get((pad, tag))
        if naam is None:
            naam = self._namen[pad, tag] = _kolomnaam(pad, tag)
        return naam

    def _lange_weg(
        self, rijen: _Rijen, plan: _Plan, object_: Any, vast: tuple[str | None, ...]
    ) -> None:
        assert plan.tabel is not None
        bekend = KOLOMMEN[plan.tabel]
        rij: Rij = dict.fromkeys(bekend)
        if plan.objecttype is not None:
            rij["objecttype"] = plan.objecttype
        self._vul(rij, object_, "")
        teksten = {naam: _tekst(waarde) for naam, waarde in rij.items()}
        extra = {naam: teksten[naam] for naam in list(teksten)[len(bekend) :]}
        if extra:
            rijen.extra.append((len(rijen.bekend), extra))
        rijen.bekend.append((*(teksten[naam] for naam in bekend), *vast))

    def _vul(self, rij: Rij, element: Any, pad: str) -> None:
        for kind in element:
            naam = self._kolom(pad, kind.tag)
            if len(kind):
                if naam != GEOMETRIE:
                    self._vul(rij, kind, naam)
                    continue
                tekst = naar_wkt(kind)
            else:
                tekst = kind.text or ""
                if not tekst and (naam == pad or kind.get(_NIL) in {"true", "1"}):
                    continue
            vorige = rij.get(naam)
            if vorige is None and naam not in HERHAALBAAR:
                rij[naam] = tekst
            else:
                _herhaal(rij, naam, vorige, tekst)

    def _blok(self, tabel: str, rijen: _Rijen) -> Blok:
        namen = (*KOLOMMEN[tabel], *self._vast)
        waarden: Sequence[Sequence[str | None]]
        waarden = list(zip(*rijen.bekend, strict=True)) or [()] * len(namen)
        kolommen = {
            naam: pa.array(rij_, pa.string()) for naam, rij_ in zip(namen, waarden, strict=True)
        }
        for naam in dict.fromkeys(naam for _, extra in rijen.extra for naam in extra):
            kolom: list[str | None] = [None] * len(rijen.nummers)
            for rij, extra in rijen.extra:
                kolom[rij] = extra.get(naam)
            kolommen[naam] = pa.array(kolom, pa.string())
        return Blok(
            tabel,
            self._bestand,
            pa.array(rijen.nummers, pa.int64()),
            pa.RecordBatch.from_pydict(kolommen),
        )


def _teksten(plan: _Plan, delen: list[Any], vast: tuple[str | None, ...]) -> list[str | None]:
    """The texts of one object, in the order that `plan.kies` knows."""
    teksten: list[str | None] = [delen[i].text for i in plan.bladeren]
    if not all(teksten):
        teksten = [
            tekst or (None if i in plan.loos or _is_nil(delen[plan.bladeren[i]]) else "")
            for i, tekst in enumerate(teksten)
        ]
    vorm = None
    if plan.ringen:
        vorm = vlak_naar_wkt(delen[plan.geometrie + 1], [delen[i] for i in plan.ringen])
    elif plan.geometrie:
        vorm = naar_wkt(delen[plan.geometrie])
    teksten += (None, plan.objecttype, vorm)
    for posities in plan.samen:
        teksten.append(_lijst([teksten[i] for i in posities]))
    teksten += vast
    return teksten


def _is_nil(element: Any) -> bool:
    return element.get(_NIL) in {"true", "1"}


def _lijst(teksten: Sequence[str | None]) -> str | None:
    gevuld = [aangehaald(tekst) for tekst in teksten if tekst is not None]
    return f"[{', '.join(gevuld)}]" if gevuld else None


def _herhaal(rij: Rij, naam: str, vorige: Waarde, tekst: str) -> None:
    if isinstance(vorige, list):
        vorige.append(tekst)
    else:
        rij[naam] = [tekst] if vorige is None else [vorige, tekst]


def _tekst(waarde: Waarde) -> str | None:
    return _lijst(waarde) if isinstance(waarde, list) else waarde


def _kolomnaam(pad: str, tag: str) -> str:
    naam = tag.rpartition("}")[2]
    if naam[:1].isupper():  # an object element, such as Voorkomen or PandRef
        return pad
    if naam.startswith("identificatieVan"):
        naam = "identificatieVan"
    return f"{pad}.{naam}" if pad else naam
