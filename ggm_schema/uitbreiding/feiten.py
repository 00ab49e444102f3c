"""What an extension adds to a release: the same kinds of facts, and the line each came from.

Belongs here: file → facts, with names looked up. A name that means nothing stays in the fact
without a GUID; the rules say so. Does not belong here: clashes with a release or with another
extension (`botsingen`), or adding up (`samenvoegen`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ggm_schema.guid import PAD_SCHEIDING, afgeleide_guid
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    Definitie,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    WaardeFeit,
)
from ggm_schema.naming import SCHEMA_VOORVOEGSEL
from ggm_schema.types import veldtype
from ggm_schema.uitbreiding import bestand
from ggm_schema.uitbreiding.bestand import Uitbreiding
from ggm_schema.uitbreiding.zoeken import Namenlijst
from ggm_schema.yamlbestand import Plek

_VEEL = "-1"


@dataclass(frozen=True)
class Namen:
    """What an extension may name: the release, itself and the other extensions."""

    objecttypen: Namenlijst
    enumeraties: Namenlijst

    @classmethod
    def van(cls, catalogus: Catalogus, uitbreidingen: Iterable[Uitbreiding] = ()) -> Namen:
        """The names of a release and of extensions that come on top of it."""
        eigen = tuple(uitbreidingen)
        return cls(
            Namenlijst(
                [(t.guid or "", t.schema, naam) for t in catalogus.tabellen if t.objecttype
                 for naam in (t.objecttype, t.naam)]
                + [(_guid_objecttype(u, o), schema(u), o.naam) for u in eigen
                   for o in u.inhoud.objecttypen]
            ),
            Namenlijst(
                [(e.guid, e.schema, e.naam) for e in catalogus.enumeraties]
                + [(_guid_enumeratie(u, e), schema(u), e.naam) for u in eigen
                   for e in u.inhoud.enumeraties]
            ),
        )  # fmt: skip


@dataclass(frozen=True)
class Bijdrage:
    """One extension as facts; `regels` gives the line of each element, named as `Definitie` does
    (a generalization by its GUID)."""

    uitbreiding: Uitbreiding
    feiten: Feiten
    regels: dict[str, int]

    @property
    def pakket(self) -> Pakket:
        """The package that holds all of it."""
        return self.feiten.pakketten[0]


def schema(uitbreiding: Uitbreiding) -> str:
    """The schema of its tables."""
    return SCHEMA_VOORVOEGSEL + uitbreiding.id


def bijdrage(uitbreiding: Uitbreiding, namen: Namen, catalogus: Catalogus) -> Bijdrage:
    """The facts of one extension.

    Raises:
        DefinitieFout: something is in it twice, or it adds attributes to what is no object type of
            the release.
    """
    return _Bouwer(uitbreiding, namen, catalogus).bouw()


def _guid(uitbreiding: Uitbreiding, *delen: str) -> str:
    return afgeleide_guid("uitbreiding", uitbreiding.id, *delen)


def _guid_objecttype(uitbreiding: Uitbreiding, objecttype: bestand.Objecttype) -> str:
    return objecttype.guid or _guid(uitbreiding, "objecttype", objecttype.naam)


def _guid_enumeratie(uitbreiding: Uitbreiding, enumeratie: bestand.Enumeratie) -> str:
    return enumeratie.guid or _guid(uitbreiding, "enumeratie", enumeratie.naam)


@dataclass
class _Bouwer:
    uitbreiding: Uitbreiding
    namen: Namen
    catalogus: Catalogus
    regels: dict[str, int] = field(default_factory=dict)
    definities: list[Definitie] = field(default_factory=list)

    def bouw(self) -> Bijdrage:
        inhoud = self.uitbreiding.inhoud
        pakket = Pakket(
            _guid(self.uitbreiding, "pakket"),
            inhoud.naam,
            PAD_SCHEIDING.join((inhoud.domein, inhoud.naam)),
        )
        self._noteer(pakket.guid, inhoud.naam, (), inhoud.beschrijving)
        feiten = Feiten(
            pakketten=(pakket,),
            objecttypen=tuple(self._objecttypen(pakket)),
            attributen=(*self._eigen_attributen(), *self._aanvullingen()),
            relaties=tuple(self._relaties()),
            generalisaties=tuple(self._generalisaties()),
            enumeraties=tuple(self._enumeraties(pakket)),
            waarden=tuple(self._waarden()),
        )
        # The facts above note their definitions while they are made.
        feiten = Feiten(**{**vars(feiten), "definities": tuple(self.definities)})
        return Bijdrage(self.uitbreiding, feiten, self.regels)

    def _noteer(self, element: str, naam: str, plek: Plek, definitie: str = "") -> None:
        yaml = self.uitbreiding.yaml
        if element in self.regels:
            raise yaml.fout(
                f"'{naam}' staat er twee keer, ook op regel {self.regels[element]}.",
                plek,
                doe="haal er een weg of geef er een een andere naam.",
            )
        self.regels[element] = yaml.regel(plek)
        if definitie:
            self.definities.append(Definitie(element, definitie))

    def _objecttypen(self, pakket: Pakket) -> Iterator[Objecttype]:
        for nummer, objecttype in enumerate(self.uitbreiding.inhoud.objecttypen):
            guid = _guid_objecttype(self.uitbreiding, objecttype)
            plek: Plek = ("objecttypen", nummer)
            self._noteer(guid, objecttype.naam, plek, objecttype.definitie)
            yield Objecttype(
                guid, pakket.guid, objecttype.naam, "objecttype", "; ".join(objecttype.synoniemen)
            )

    def _eigen_attributen(self) -> Iterator[Attribuut]:
        for nummer, objecttype in enumerate(self.uitbreiding.inhoud.objecttypen):
            guid = _guid_objecttype(self.uitbreiding, objecttype)
            plek: Plek = ("objecttypen", nummer, "attributen")
            yield from self._attributen(guid, objecttype.naam, objecttype.attributen, plek, 0)

    def _aanvullingen(self) -> Iterator[Attribuut]:
        officieel = {o.guid: o.naam for o in self.catalogus.feiten.objecttypen}
        for nummer, aanvulling in enumerate(self.uitbreiding.inhoud.aanvullingen):
            plek: Plek = ("aanvullingen", nummer)
            guid = self.namen.objecttypen.vind(aanvulling.objecttype)
            if guid not in officieel:
                raise self._niet_aan_te_vullen(aanvulling.objecttype, guid, (*plek, "objecttype"))
            na = max(
                (a.volgnummer for a in self.catalogus.feiten.attributen
                 if a.objecttype_guid == guid),
                default=0,
            )  # fmt: skip
            yield from self._attributen(
                guid, officieel[guid], aanvulling.attributen, (*plek, "attributen"), na
            )

    def _niet_aan_te_vullen(self, naam: str, guid: str, plek: Plek) -> Exception:
        if guid:
            return self.uitbreiding.yaml.fout(
                f"'{naam}' is geen objecttype van het GGM.",
                plek,
                doe="zet deze attributen bij het objecttype zelf, onder objecttypen.",
            )
        return self.uitbreiding.yaml.fout(
            f"het GGM {self.catalogus.release.versie} heeft geen objecttype '{naam}', of meer dan "
            "een.",
            plek,
            doe=self.namen.objecttypen.advies(naam),
        )

    def _attributen(
        self,
        guid: str,
        objecttype: str,
        attributen: Iterable[bestand.Attribuut],
        plek: Plek,
        na: int,
    ) -> Iterator[Attribuut]:
        for nummer, attribuut in enumerate(attributen):
            eigen = attribuut.guid or _guid(self.uitbreiding, guid, attribuut.naam)
            self._noteer(eigen, attribuut.naam, (*plek, nummer), attribuut.definitie)
            enumeratie, via = self._enumeratie(attribuut)
            yield Attribuut(
                guid=eigen,
                objecttype_guid=guid,
                objecttype=objecttype,
                volgnummer=na + nummer + 1,
                naam=attribuut.naam,
                type=attribuut.enumeratie or attribuut.type,
                enumeratie_guid=enumeratie,
                enumeratie_via=via,
                mogelijk_geen_waarde="nee" if attribuut.verplicht else "ja",
                formele_historie="",
                in_onderzoek="",
                herkomst="",
                authentiek="",
                vindplaats=self.uitbreiding.id,
            )

    def _enumeratie(self, attribuut: bestand.Attribuut) -> tuple[str, str]:
        """GUID and how it was found; as in a release a type may be the name of an enumeration."""
        if not attribuut.enumeratie and veldtype(attribuut.type).bekend:
            return "", ""
        naam = attribuut.enumeratie or attribuut.type
        guid = self.namen.enumeraties.vind(naam, schema(self.uitbreiding)) if naam else ""
        return guid, ("guid" if attribuut.enumeratie else "naam") if guid else ""

    def _generalisaties(self) -> Iterator[Generalisatie]:
        for nummer, objecttype in enumerate(self.uitbreiding.inhoud.objecttypen):
            guid = _guid_objecttype(self.uitbreiding, objecttype)
            for plaats, boven in enumerate(objecttype.is_een):
                super_guid = self._objecttype(boven)
                eigen = _guid(self.uitbreiding, guid, "is een", super_guid or boven)
                self._noteer(eigen, boven, ("objecttypen", nummer, "is_een", plaats))
                yield Generalisatie(eigen, guid, objecttype.naam, super_guid, boven)

    def _relaties(self) -> Iterator[Relatie]:
        for nummer, relatie in enumerate(self.uitbreiding.inhoud.relaties):
            van, naar = self._objecttype(relatie.van), self._objecttype(relatie.naar)
            guid = relatie.guid or _guid(
                self.uitbreiding, "relatie", van or relatie.van, relatie.naam, naar or relatie.naar,
                relatie.rol.van, relatie.rol.naar,
            )  # fmt: skip
            self._noteer(guid, relatie.naam, ("relaties", nummer), relatie.definitie)
            yield Relatie(
                guid,
                relatie.naam,
                van,
                relatie.van,
                *_grenzen(relatie.multipliciteit.van),
                relatie.rol.van,
                naar,
                relatie.naar,
                *_grenzen(relatie.multipliciteit.naar),
                relatie.rol.naar,
            )

    def _objecttype(self, naam: str) -> str:
        return self.namen.objecttypen.vind(naam, schema(self.uitbreiding)) if naam else ""

    def _enumeraties(self, pakket: Pakket) -> Iterator[EnumeratieFeit]:
        for nummer, enumeratie in enumerate(self.uitbreiding.inhoud.enumeraties):
            guid = _guid_enumeratie(self.uitbreiding, enumeratie)
            plek: Plek = ("enumeraties", nummer)
            self._noteer(guid, enumeratie.naam, plek, enumeratie.definitie)
            yield EnumeratieFeit(guid, pakket.guid, enumeratie.naam)

    def _waarden(self) -> Iterator[WaardeFeit]:
        for nummer, enumeratie in enumerate(self.uitbreiding.inhoud.enumeraties):
            guid = _guid_enumeratie(self.uitbreiding, enumeratie)
            for rang, waarde in enumerate(enumeratie.waarden, start=1):
                plek: Plek = ("enumeraties", nummer, "waarden", rang - 1)
                self._noteer(f"{guid}#{rang}", waarde.label, plek, waarde.definitie)
                yield WaardeFeit(guid, rang, waarde.code, waarde.label)


def _grenzen(aantal: str | None) -> tuple[str, str]:
    """Minimum and maximum as a release writes them: -1 is many, empty is absent.

    >>> _grenzen("0..*"), _grenzen("1"), _grenzen("*"), _grenzen(None)
    (('0', '-1'), ('1', '1'), ('0', '-1'), ('', ''))
    """
    if aantal is None:
        return "", ""
    if aantal == "*":
        return "0", _VEEL
    laagste, _, hoogste = aantal.partition("..")
    hoogste = hoogste or laagste
    return laagste, _VEEL if hoogste == "*" else hoogste
