"""What changes for the tables when one release takes the place of another.

Belongs here: which old table and column is which new one, through what the model couples. Does not
belong here: the coupling itself (`koppeling`), the shapes (`tabelmodel`), where a relation stands
in one release (`relatievorm`), moving data (`pipelines.migratie`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Enumeratie, Kolom, Tabel
from ggm_schema.verschil.koppeling import Koppeling, koppel
from ggm_schema.verschil.relatievorm import Relatievorm, relatievormen
from ggm_schema.verschil.tabelmodel import (
    Kolompaar,
    KolomZonderPlaats,
    Lijstpaar,
    Tabelpaar,
    Tabelverschil,
    Verplaatsing,
)

_GEEN_ATTRIBUUT = "het attribuut bestaat niet meer"
_GEEN_RELATIE = "de relatie bestaat niet meer"
_ELDERS = "het attribuut hoort nu bij een objecttype met andere sleutels"
_ANDER_EINDE = "de relatie gaat nu tussen andere objecttypen"


def vergelijk_tabellen(oud: Catalogus, nieuw: Catalogus) -> Tabelverschil:
    """The physical difference of two releases, sorted by old table name."""
    return _Vergelijking(oud, nieuw).verschil()


class _Vergelijking:
    """Carries what is known while the tables are matched."""

    def __init__(self, oud: Catalogus, nieuw: Catalogus) -> None:
        self._oud, self._nieuw = oud, nieuw
        self._koppeling: Koppeling = koppel(oud.feiten, nieuw.feiten)
        self._oud_op_guid = _objecttypen(oud)
        self._nieuw_op_guid = _objecttypen(nieuw)
        self._attributen = {
            kolom.guid: (tabel, kolom)
            for tabel in nieuw.tabellen
            for kolom in tabel.kolommen
            if kolom.soort == "attribuut"
        }
        self._oude_vormen = relatievormen(oud)
        self._nieuwe_vormen = relatievormen(nieuw)
        self._paren: dict[str, list[Kolompaar]] = {}
        self._partner: dict[str, Tabel] = {}
        self._zonder: dict[str, list[KolomZonderPlaats]] = defaultdict(list)
        self._verplaatst: list[Verplaatsing] = []

    def verschil(self) -> Tabelverschil:
        for tabel in self._oud.tabellen:
            if tabel.objecttype is not None and (nieuw := self._nieuwe_tabel(tabel)):
                self._begin(tabel, nieuw)
        for tabel in self._oud.tabellen:
            if tabel.volledige_naam in self._partner:
                self._attributen_van(tabel)
        for guid, vorm in self._oude_vormen.items():
            self._relatie(guid, vorm)
        bezet = {tabel.volledige_naam for tabel in self._partner.values()}
        return Tabelverschil(
            oud_versie=self._oud.release.versie,
            nieuw_versie=self._nieuw.release.versie,
            paren=tuple(self._tabelparen()),
            vervallen=tuple(t for t in self._oud.tabellen if t.volledige_naam not in self._partner),
            toegevoegd=tuple(t for t in self._nieuw.tabellen if t.volledige_naam not in bezet),
            verplaatsingen=tuple(
                sorted(self._verplaatst, key=lambda v: (v.oud.volledige_naam, v.beschrijving))
            ),
            lijsten=self._lijsten(),
        )

    def _nieuwe_tabel(self, tabel: Tabel) -> Tabel | None:
        return self._nieuw_op_guid.get(self._koppeling.objecttypen.get(tabel.guid or "", ""))

    def _begin(self, oud: Tabel, nieuw: Tabel) -> None:
        self._partner[oud.volledige_naam] = nieuw
        technisch = [
            Kolompaar(kolom, nieuw.kolom(kolom.naam))
            for kolom in oud.kolommen
            if kolom.soort == "technisch" and nieuw.heeft(kolom.naam)
        ]
        sleutel = Kolompaar(oud.kolom(oud.sleutel), nieuw.kolom(nieuw.sleutel))
        self._paren[oud.volledige_naam] = [sleutel, *technisch]

    def _tabelparen(self) -> Iterator[Tabelpaar]:
        gevuld: dict[str, set[str]] = defaultdict(set)
        for verplaatsing in self._verplaatst:
            gevuld[verplaatsing.nieuw.volledige_naam].add(verplaatsing.nieuw_waarde)
        for tabel in self._oud.tabellen:
            naam = tabel.volledige_naam
            if naam not in self._partner:
                continue
            nieuw, paren = self._partner[naam], self._paren[naam]
            plek = {kolom.naam: nr for nr, kolom in enumerate(tabel.kolommen)}
            bekend = {paar.nieuw.naam for paar in paren} | gevuld[nieuw.volledige_naam]
            yield Tabelpaar(
                tabel,
                nieuw,
                tuple(sorted(paren, key=lambda paar: plek[paar.oud.naam])),
                tuple(sorted(self._zonder[naam], key=lambda zonder: plek[zonder.kolom.naam])),
                tuple(k for k in nieuw.kolommen if k.naam not in bekend),
            )

    # --- attributes ---------------------------------------------------------------------------

    def _attributen_van(self, tabel: Tabel) -> None:
        partner = self._partner[tabel.volledige_naam]
        for kolom in tabel.kolommen:
            if kolom.soort != "attribuut":
                continue
            doel = self._attributen.get(self._koppeling.attributen.get(kolom.guid or "", ""))
            if doel is None:
                self._zonder_plaats(tabel, kolom, _GEEN_ATTRIBUUT)
            elif doel[0] is partner:
                self._paren[tabel.volledige_naam].append(self._attribuutpaar(kolom, doel[1]))
            elif self._zelfde_sleutels(partner, doel[0]):
                self._verplaatst.append(
                    Verplaatsing(
                        tabel, kolom, tabel.sleutel, kolom.naam, doel[0], doel[0].sleutel,
                        doel[1].naam,
                    )
                )  # fmt: skip
            else:
                self._zonder_plaats(tabel, kolom, _ELDERS)

    def _zonder_plaats(self, tabel: Tabel, kolom: Kolom, reden: str) -> None:
        self._zonder[tabel.volledige_naam].append(KolomZonderPlaats(kolom, reden))

    def _zelfde_sleutels(self, een: Tabel, ander: Tabel) -> bool:
        """Are they one object type or a kind of one another? Then a key means the same object."""
        return (
            een is ander
            or een.volledige_naam in ander.supertypes
            or ander.volledige_naam in een.supertypes
        )

    def _attribuutpaar(self, oud: Kolom, nieuw: Kolom) -> Kolompaar:
        van = _lijst(self._oud, oud)
        naar = _lijst(self._nieuw, nieuw)
        if van is None or naar is None:
            return Kolompaar(oud, nieuw)
        bekend = _teksten(naar)
        labels = {
            oud_label: self._nieuw_label[van.guid][oud_label]
            for oud_label in sorted({w.label for w in van.waarden} - bekend)
            if self._nieuw_label[van.guid].get(oud_label) in {w.label for w in naar.waarden}
        }
        weg = _teksten(van) - bekend - labels.keys()
        return Kolompaar(oud, nieuw, tuple(labels.items()), tuple(sorted(weg)))

    @cached_property
    def _nieuw_label(self) -> Mapping[str, Mapping[str, str]]:
        """Enumeration → label → the label of the value it is coupled to, where that is one."""
        nieuw = {(w.enumeratie_guid, w.volgnummer): w.label for w in self._nieuw.feiten.waarden}
        labels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for waarde in self._oud.feiten.waarden:
            sleutel = (waarde.enumeratie_guid, waarde.volgnummer)
            if sleutel in self._koppeling.waarden:
                gekoppeld = nieuw[self._koppeling.waarden[sleutel]]
                labels[waarde.enumeratie_guid][waarde.label].add(gekoppeld)
        enkel = {
            guid: {label: next(iter(naar)) for label, naar in per_label.items() if len(naar) == 1}
            for guid, per_label in labels.items()
        }
        return defaultdict(dict, enkel)

    def _lijsten(self) -> dict[str, Lijstpaar]:
        per_guid = {lijst.guid: lijst for lijst in self._nieuw.enumeraties}
        paren = {}
        for oud in self._oud.enumeraties:
            nieuw = per_guid.get(self._koppeling.enumeraties.get(oud.guid, ""))
            if nieuw is not None:
                paren[f"{oud.schema}.{oud.naam}"] = Lijstpaar(
                    f"{nieuw.schema}.{nieuw.naam}",
                    self._eenduidig(nieuw.naam),
                    set(oud.waarden) != set(nieuw.waarden),
                )
        return paren

    def _eenduidig(self, naam: str) -> bool:
        try:
            self._nieuw.enumeratie(naam)
        except DefinitieFout:
            return False
        return True

    # --- relations ----------------------------------------------------------------------------

    def _relatie(self, guid: str, oud: Relatievorm) -> None:
        nieuw = self._nieuwe_vormen.get(self._koppeling.relaties.get(guid, ""))
        if nieuw is None:
            self._relatie_zonder_plaats(oud, _GEEN_RELATIE)
            return
        if self._zelfde_einden(oud, nieuw.gedraaid) and not self._zelfde_einden(oud, nieuw):
            nieuw = nieuw.gedraaid
        if not self._zelfde_einden(oud, nieuw):
            self._relatie_zonder_plaats(oud, _ANDER_EINDE)
        elif oud.kolom is None and nieuw.kolom is None:
            self._koppeltabellen(oud, nieuw)
        elif (
            oud.kolom is not None
            and nieuw.kolom is not None
            and self._partner.get(oud.tabel.volledige_naam) is nieuw.tabel
            and oud.drager == nieuw.drager
        ):
            self._paren[oud.tabel.volledige_naam].append(Kolompaar(oud.kolom, nieuw.kolom))
        else:
            self._verplaatst.append(_verplaatsing(oud, nieuw))

    def _zelfde_einden(self, oud: Relatievorm, nieuw: Relatievorm) -> bool:
        return self._zelfde_einde(oud.van_guid, nieuw.van_guid) and self._zelfde_einde(
            oud.naar_guid, nieuw.naar_guid
        )

    def _zelfde_einde(self, oud: str, nieuw: str) -> bool:
        partner = self._nieuw_op_guid.get(self._koppeling.objecttypen.get(oud, ""))
        einde = self._nieuw_op_guid.get(nieuw)
        return partner is not None and einde is not None and self._zelfde_sleutels(partner, einde)

    def _relatie_zonder_plaats(self, vorm: Relatievorm, reden: str) -> None:
        """A junction table without a place is simply a table without a partner."""
        if vorm.kolom is not None and vorm.tabel.volledige_naam in self._partner:
            self._zonder_plaats(vorm.tabel, vorm.kolom, reden)

    def _koppeltabellen(self, oud: Relatievorm, nieuw: Relatievorm) -> None:
        self._begin(oud.tabel, nieuw.tabel)
        self._paren[oud.tabel.volledige_naam] += [
            Kolompaar(oud.tabel.kolom(oud.van), nieuw.tabel.kolom(nieuw.van)),
            Kolompaar(oud.tabel.kolom(oud.naar), nieuw.tabel.kolom(nieuw.naar)),
        ]


def _verplaatsing(oud: Relatievorm, nieuw: Relatievorm) -> Verplaatsing:
    """A junction table takes the pair as it is; a table takes the value beside its own key."""
    if nieuw.drager == "naar":
        return Verplaatsing(
            oud.tabel, oud.kolom, oud.naar, oud.van, nieuw.tabel, nieuw.naar, nieuw.van
        )
    return Verplaatsing(oud.tabel, oud.kolom, oud.van, oud.naar, nieuw.tabel, nieuw.van, nieuw.naar)


def _objecttypen(catalogus: Catalogus) -> Mapping[str, Tabel]:
    return {t.guid: t for t in catalogus.tabellen if t.guid and t.objecttype is not None}


def _lijst(catalogus: Catalogus, kolom: Kolom) -> Enumeratie | None:
    if kolom.enumeratie is None:
        return None
    try:
        return catalogus.enumeratie(kolom.enumeratie)
    except DefinitieFout:
        return None


def _teksten(lijst: Enumeratie) -> set[str]:
    """What may stand in a column of this list: a label, or the code where there is one."""
    return {tekst for w in lijst.waarden for tekst in (w.code, w.label) if tekst}
