"""Names and GUIDs that are taken: by the release, by another extension, or twice in one.

Belongs here: refusing them, with the line in the extension and what to do. Does not belong here:
names that are possible but bad (`regels`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ggm_schema.corrections import Correcties
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Attribuut, Catalogus, Kolom, Tabel
from ggm_schema.naming import sleutelkolom, sql_naam
from ggm_schema.placement import TECHNISCH
from ggm_schema.uitbreiding.feiten import Bijdrage, schema

_ANDERE_NAAM = "geef uw eigen element een andere naam, en pas de mappings en regels aan."


def weiger_botsingen(
    catalogus: Catalogus, bijdragen: Sequence[Bijdrage], correcties: Correcties
) -> None:
    """Refuse extensions that cannot stand beside this release and each other.

    Raises:
        DefinitieFout: the first clash, at the line of the later of the two.
    """
    _weiger_dubbele_pakketten(catalogus, bijdragen)
    _weiger_dubbele(_guids(catalogus, bijdragen))
    _weiger_dubbele(_objecttypen(bijdragen))
    _weiger_dubbele(_enumeraties(catalogus, bijdragen))
    _weiger_dubbele(_kolommen(catalogus, bijdragen, correcties))


@dataclass(frozen=True, slots=True)
class _Claim:
    """Somebody wants a name. Without an extension it is the release, or ourselves, that has it."""

    sleutel: str
    element: str
    wat: str
    bijdrage: Bijdrage | None = None
    doe: str = _ANDERE_NAAM

    @property
    def regel(self) -> int:
        """Line in the file of the extension."""
        return self.bijdrage.regels[self.element] if self.bijdrage else 0


def _weiger_dubbele(claims: Iterable[_Claim]) -> None:
    eerste: dict[str, _Claim] = {}
    for claim in claims:
        ander = eerste.setdefault(claim.sleutel, claim)
        if ander is claim or claim.bijdrage is None:
            continue
        if ander.bijdrage is None:
            raise _fout(
                claim.bijdrage, claim.element, f"{claim.wat} is er al: {ander.wat}.", ander.doe
            )
        elders = f"{ander.bijdrage.uitbreiding.yaml.pad.name}, regel {ander.regel}"
        raise _fout(claim.bijdrage, claim.element, f"{claim.wat} is er al: {elders}.", claim.doe)


def _fout(bijdrage: Bijdrage, element: str, tekst: str, doe: str) -> DefinitieFout:
    return DefinitieFout(
        tekst[:1].upper() + tekst[1:],
        bestand=bijdrage.uitbreiding.yaml.pad,
        regel=bijdrage.regels[element],
        doe=doe,
    )


def _weiger_dubbele_pakketten(catalogus: Catalogus, bijdragen: Iterable[Bijdrage]) -> None:
    schemas = {t.schema: t.pakket for t in catalogus.tabellen}
    paden = {p.guid: p.pad for p in catalogus.feiten.pakketten}
    per_enumeratie = {e.guid: e.pakket_guid for e in catalogus.feiten.enumeraties}
    for enumeratie in catalogus.enumeraties:
        schemas.setdefault(enumeratie.schema, paden[per_enumeratie[enumeratie.guid]])
    bezet = set(paden.values())
    for bijdrage in bijdragen:
        yaml, eigen = bijdrage.uitbreiding.yaml, schema(bijdrage.uitbreiding)
        if eigen in schemas:
            raise yaml.fout(
                f"het schema {eigen} is al van {schemas[eigen]}.",
                ("id",),
                doe="kies een ander id.",
            )
        if bijdrage.pakket.pad in bezet:
            raise yaml.fout(
                f"het pakket {bijdrage.pakket.pad} is er al.",
                ("naam",),
                doe="kies een andere naam.",
            )
        schemas[eigen] = f"de uitbreiding in {yaml.pad}"
        bezet.add(bijdrage.pakket.pad)


def _guids(catalogus: Catalogus, bijdragen: Iterable[Bijdrage]) -> Iterator[_Claim]:
    feiten = catalogus.feiten
    for soort in ("pakketten", "objecttypen", "attributen", "relaties", "enumeraties"):
        for feit in getattr(feiten, soort):
            yield _Claim(feit.guid, feit.guid, f"in het GGM, van {feit.naam}", doe="kies een ander "
                         "GUID, of laat de sleutel guid weg.")  # fmt: skip
    for bijdrage in bijdragen:
        for element in bijdrage.regels:
            yield _Claim(element, element, f"het GUID {element}", bijdrage)


def _objecttypen(bijdragen: Iterable[Bijdrage]) -> Iterator[_Claim]:
    for bijdrage in bijdragen:
        for objecttype in bijdrage.feiten.objecttypen:
            naam = f"{schema(bijdrage.uitbreiding)}.{sql_naam(objecttype.naam)}"
            yield _Claim(naam, objecttype.guid, f"de tabel {naam}", bijdrage)


def _enumeraties(catalogus: Catalogus, bijdragen: Iterable[Bijdrage]) -> Iterator[_Claim]:
    """A name of the release stays the release's: rules name value lists by name alone."""
    for enumeratie in catalogus.enumeraties:
        yield _Claim(
            sql_naam(enumeratie.naam),
            enumeratie.guid,
            f"een enumeratie van het GGM, in {enumeratie.schema}",
            doe="gebruik die van het GGM, of geef uw eigen enumeratie een andere naam.",
        )
    for bijdrage in bijdragen:
        for eigen in bijdrage.feiten.enumeraties:
            yield _Claim(
                sql_naam(eigen.naam), eigen.guid, f"de enumeratie '{eigen.naam}'", bijdrage
            )


def _kolommen(
    catalogus: Catalogus, bijdragen: Sequence[Bijdrage], correcties: Correcties
) -> Iterator[_Claim]:
    officieel = {t.guid: t for t in catalogus.tabellen if t.objecttype}
    eigen = {
        o.guid: f"{schema(b.uitbreiding)}.{sql_naam(o.naam)}"
        for b in bijdragen
        for o in b.feiten.objecttypen
    }
    yield from _bezette_kolommen(officieel.values(), eigen.values(), correcties)
    for bijdrage in bijdragen:
        for attribuut in bijdrage.feiten.attributen:
            guid = attribuut.objecttype_guid
            tabel = eigen[guid] if guid in eigen else officieel[guid].volledige_naam
            yield _claim_van(bijdrage, attribuut, tabel)


def _claim_van(bijdrage: Bijdrage, attribuut: Attribuut, tabel: str) -> _Claim:
    kolom = sql_naam(attribuut.naam)
    return _Claim(f"{tabel}.{kolom}", attribuut.guid, f"de kolom {kolom} in {tabel}", bijdrage)


def _bezette_kolommen(
    officieel: Iterable[Tabel], eigen: Iterable[str], correcties: Correcties
) -> Iterator[_Claim]:
    for tabel in officieel:
        for kolom in tabel.kolommen:
            yield _van_het_ggm(tabel.volledige_naam, kolom)
    for naam in eigen:
        sleutel = sleutelkolom(naam.partition(".")[2])
        for technisch in (sleutel, *(kolom.naam for kolom in TECHNISCH)):
            yield _Claim(f"{naam}.{technisch}", "", "elke tabel heeft er een met deze naam")
    for gecorrigeerd in correcties.kolommen:
        yield _Claim(
            gecorrigeerd, "", "een correctie van een kolom van het GGM in corrections.yaml"
        )


def _van_het_ggm(tabel: str, kolom: Kolom) -> _Claim:
    return _Claim(
        f"{tabel}.{kolom.naam}",
        kolom.guid or "",
        "deze release van het GGM heeft hem",
        doe="haal uw eigen attribuut weg en vul in uw mappings de kolom van het GGM, als die "
        "hetzelfde betekent; geef uw attribuut anders een andere naam.",
    )


def weiger_gewijzigde_release(
    voor: Catalogus, na: Catalogus, bijdragen: Sequence[Bijdrage]
) -> None:
    """Refuse a relation that takes the name of a column or junction table from the release.

    Raises:
        DefinitieFout: a table of the release has no longer all columns it had, as they were.
    """
    for tabel in voor.tabellen:
        nu = set(na.tabel(tabel.volledige_naam).kolommen) if na.heeft(tabel.volledige_naam) else ()
        if any(kolom not in nu for kolom in tabel.kolommen):
            raise _schuldige(tabel, na, bijdragen)


def _schuldige(tabel: Tabel, na: Catalogus, bijdragen: Sequence[Bijdrage]) -> DefinitieFout:
    tekst = f"deze relatie neemt een naam over die in {tabel.volledige_naam} al in gebruik is."
    einden = {k.verwijst_naar for k in tabel.kolommen} | {tabel.volledige_naam}
    guids = {t.guid for t in na.tabellen if t.objecttype and t.volledige_naam in einden}
    relaties = [(b, r) for b in bijdragen for r in b.feiten.relaties]
    # A relation between two official types comes first: the others may only look like it.
    bijdrage, relatie = max(relaties, key=lambda br: len({br[1].van_guid, br[1].naar_guid} & guids))
    return _fout(bijdrage, relatie.guid, tekst, "geef de relatie een andere naam.")
