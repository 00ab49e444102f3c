"""`waterpas ggm import`: an official release into a folder of its own, with a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.scherm import Pakhuis, console, instellingen, nette_afloop

if TYPE_CHECKING:
    from ggm_schema.release import Import
    from ggm_schema.release.importmap import Uitkomst

_VERSIE_UIT = {
    "opgegeven": "zoals u opgaf",
    "map": "volgens de naam van de map waarin het werkboek staat",
    "werkboek": "volgens het werkboek; klopt dat niet, geef de versie dan op met --versie",
}


def importeer(
    werkboek: Annotated[Path, typer.Argument(help="Gemeentelijk Gegevensmodel.xlsx.")],
    json_schemas: Annotated[
        Path | None,
        typer.Option(help="Map met de JSON-schema's van dezelfde release (de map ddl)."),
    ] = None,
    uit: Annotated[
        Path | None, typer.Option(help="Map waarin de import zijn eigen map krijgt.")
    ] = None,
    versie: Annotated[str | None, typer.Option(help="Versie van de release, zoals 2.5.1.")] = None,
    datum: Annotated[str | None, typer.Option(help="Datum van de release: JJJJ-MM-DD.")] = None,
    warehouse: Pakhuis = None,
) -> None:
    """Lees een officiële release van het GGM in, met een verslag van wat er is gewijzigd."""
    with nette_afloop():
        from ggm_schema.release import importmap, lees_release

        if datum is not None:
            _controleer_datum(datum)
        ingelezen = lees_release(werkboek, versie, datum, json_schemas=json_schemas)
        imports = uit or instellingen(warehouse=warehouse).warehouse.parent / "ggm"
        _toon(ingelezen, importmap.schrijf(ingelezen, imports.absolute()))


def _controleer_datum(tekst: str) -> None:
    from pipelines.cli.scherm import datum

    datum(tekst)


def _toon(ingelezen: Import, uitkomst: Uitkomst) -> None:
    from ggm_schema.release import verslag

    release, feiten = ingelezen.catalogus.release, ingelezen.catalogus.feiten
    scherm = console()

    def regel(tekst: str) -> None:
        scherm.print(tekst, markup=False, soft_wrap=True)

    regel(f"GGM {release.versie} ({_VERSIE_UIT[ingelezen.versie_uit]}), van {release.datum}")
    regel(f"sha256 {release.sha256}")
    soorten = [objecttype.soort for objecttype in feiten.objecttypen]
    regel(
        f"{soorten.count('objecttype')} objecttypen, {len(feiten.attributen)} attributen, "
        f"{len(feiten.relaties)} relaties, {len(feiten.generalisaties)} generalisaties, "
        f"{len(feiten.enumeraties)} enumeraties met {len(feiten.waarden)} waarden, "
        f"{len(feiten.definities)} definities"
    )
    vorige = ""
    for handeling, reden, aantal in verslag.tel(ingelezen.verslag):
        if handeling != vorige:
            regel(f"\n{handeling.capitalize()}:")
        regel(f"{aantal:>7}  {reden}")
        vorige = handeling
    if uitkomst.nieuw:
        regel(f"\nIngelezen in {uitkomst.map}")
    else:
        regel(f"\nDeze release was al ingelezen en is niet gewijzigd: {uitkomst.map}")
    regel(f"Regel voor regel: {uitkomst.map / verslag.BESTAND}")
    regel(f"Gebruiken: zet WATERPAS_GGM={uitkomst.map} in de omgeving van Waterpas.")
