"""`ggm/<domein>/<entiteit>`: one asset per GGM entity, filled by all mappings of its domain."""

# No postponed annotations here: Dagster looks at the type of `context` itself.

from collections import defaultdict
from collections.abc import Sequence

import dagster as dg

from ggm_schema.model import Kolom, Tabel
from pipelines.assets.bron import bron_key
from pipelines.assets.stap import Omgeving, stap
from pipelines.declaraties import Declaraties, Entiteit
from pipelines.mapping import transform
from pipelines.mapping.lineage import kolomherkomst
from pipelines.partitions import LEVERING


def ggm_key(entiteit: Entiteit) -> dg.AssetKey:
    """Key of the asset of an entity."""
    return dg.AssetKey(["ggm", entiteit.domein, entiteit.naam])


def ggm_assets(omgeving: Omgeving) -> Sequence[dg.AssetsDefinition]:
    """An asset per entity that some mapping fills."""
    return [_asset(omgeving, entiteit) for entiteit in omgeving.declaraties.entiteiten]


def _asset(omgeving: Omgeving, entiteit: Entiteit) -> dg.AssetsDefinition:
    bronnen = [bron_key(mapping.bron) for mapping in entiteit.mappings]
    opgezocht = _opgezocht(omgeving.declaraties, entiteit)
    kolombronnen = herkomst(omgeving.declaraties, entiteit)

    @dg.asset(
        key=ggm_key(entiteit),
        deps=[*bronnen, *opgezocht],
        partitions_def=LEVERING,
        group_name=entiteit.domein,
        description=_beschrijving(entiteit),
        owners=_eigenaars(omgeving.declaraties, entiteit.domein),
        kinds={"duckdb", "sql"},
        tags={"laag": "ggm"},
        metadata={
            "dagster/table_name": entiteit.tabel.volledige_naam,
            "dagster/column_schema": _kolommen(entiteit, kolombronnen),
        },
    )
    def vul(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        tellingen: dict[str, int] = defaultdict(int)
        with stap(omgeving, context, [*bronnen, *opgezocht]) as dit, dit.open() as con:
            for mapping in entiteit.mappings:
                uit = transform.voer_uit(
                    con, mapping, run_id=dit.run_id, levering=dit.dag, geladen_op=dit.nu
                )
                tellingen["dagster/row_count"] += uit.gemapt
                tellingen["uitval_rijen"] += uit.uitval_rijen
                tellingen["uitval_waarden"] += uit.uitval_waarden
        return dg.MaterializeResult(
            metadata={
                **tellingen,
                "dagster/column_lineage": dg.TableColumnLineage(deps_by_column=kolombronnen),
            }
        )

    return vul


def _opgezocht(declaraties: Declaraties, entiteit: Entiteit) -> list[dg.AssetKey]:
    """Assets that fill the tables in which the mappings look something up."""
    tabellen = {tabel for mapping in entiteit.mappings for tabel in mapping.opzoektabellen}
    return sorted({ggm_key(e) for tabel in tabellen for e in declaraties.vullers(tabel)})


def herkomst(declaraties: Declaraties, entiteit: Entiteit) -> dict[str, list[dg.TableColumnDep]]:
    """Column → columns of bron it is computed from. A bron asset holds several tables, so its
    columns are named `object.kolom`, as in the column schema of that asset."""
    per_kolom: dict[str, dict[tuple[str, str], dg.TableColumnDep]] = defaultdict(dict)
    for mapping in entiteit.mappings:
        for kolom, bronnen in kolomherkomst(mapping).items():
            for tabel, bronkolom in bronnen:
                contract = declaraties.brontabellen.get(tabel)
                if contract is None:
                    continue
                object_ = tabel.removeprefix(f"bron.{contract.id}_")
                naam = f"{object_}.{bronkolom}"
                per_kolom[kolom][contract.id, naam] = dg.TableColumnDep(
                    asset_key=bron_key(contract.id), column_name=naam
                )
    return {kolom: list(bronnen.values()) for kolom, bronnen in per_kolom.items()}


def _kolommen(entiteit: Entiteit, bronnen: dict[str, list[dg.TableColumnDep]]) -> dg.TableSchema:
    gevuld = {kolom.naam for mapping in entiteit.mappings for kolom in mapping.kolommen}
    getoond = [k for k in entiteit.tabel.kolommen if k.naam in gevuld or k.soort == "technisch"]
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=kolom.naam,
                type=kolom.type,
                description=_kolomtekst(kolom, bronnen.get(kolom.naam, [])),
                constraints=dg.TableColumnConstraints(
                    nullable=kolom.soort != "sleutel",
                ),
            )
            for kolom in getoond
        ]
    )


def _kolomtekst(kolom: Kolom, bronnen: Sequence[dg.TableColumnDep]) -> str | None:
    delen = [f"GGM-type {kolom.ggm_type}"] if kolom.ggm_type else []
    if kolom.verwijst_naar:
        delen.append(f"verwijst naar {kolom.verwijst_naar}")
    if bronnen:
        namen = ", ".join(f"{b.asset_key.path[-1]}: {b.column_name}" for b in bronnen)
        delen.append(f"komt uit {namen}")
    return "; ".join(delen) or None


def _beschrijving(entiteit: Entiteit) -> str:
    tabel = entiteit.tabel
    kop = f"**{tabel.objecttype or tabel.naam}** uit het GGM: tabel `{tabel.volledige_naam}`."
    if tabel.supertypes:
        soorten = ", ".join(f"`{naam}`" for naam in tabel.supertypes)
        kop += f" Heeft dezelfde sleutel als {soorten}."
    regels = [f"- uit `{m.bron}`: {m.beschrijving}" for m in entiteit.mappings]
    return "\n".join([kop, "", *regels, "", _leeg(entiteit, tabel)])


def _leeg(entiteit: Entiteit, tabel: Tabel) -> str:
    gevuld = {kolom.naam for mapping in entiteit.mappings for kolom in mapping.kolommen}
    eigen = [kolom for kolom in tabel.kolommen if kolom.soort != "technisch"]
    aantal = sum(kolom.naam in gevuld for kolom in eigen)
    return f"Gevuld: {aantal} van de {len(eigen)} kolommen van het GGM."


def _eigenaars(declaraties: Declaraties, domein: str) -> list[str]:
    bestand = declaraties.domeinen.get(domein)
    return [bestand.eigenaar] if bestand else []
