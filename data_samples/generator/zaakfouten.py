"""The defects of cases: what goes wrong, in which delivery, and which rules must see it.

Each defect has a case of its own. In a delivery without the defect that case is good, so that the
second delivery repairs some and adds others. What a defect breaks elsewhere is noted too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN
from data_samples.generator.zaakfeiten import ONBEKENDE_BSN, Bundel, Zaak
from data_samples.generator.zaaktypen import (
    INFORMATIE,
    KWIJTSCHELDING,
    MELDING,
    ONDERSCHEIDING,
    Zaaktype,
    adres,
)
from data_samples.generator.zaakwijziging import (
    BESTAAT_NIET,
    Wijziging,
    ander_einde,
    deelzaak_van_zichzelf,
    einde_voor_begin,
    initiator,
    los_resultaat,
    losse_rol,
    losse_status,
    met_eindstatus,
    niet_in_catalogus,
    organisatie,
    persoon,
    resultaattype,
    status,
    tweede_resultaat,
    zet,
    zonder_eindstatus,
    zonder_resultaat,
    zonder_status,
)

EERSTE, TWEEDE, BEIDE = LEVERINGEN[:1], LEVERINGEN[1:], LEVERINGEN
EERSTE_NUMMER = 9_000_000

Soort = Literal["bron", "zaak", "status", "resultaat", "rol", "koppel", "betrokkene"]
RELATIES: dict[Soort, str] = {
    "bron": "bron.zaken_zgw_zaak",
    "zaak": "ggm_rgbz.zaak",
    "status": "ggm_rgbz.status",
    "resultaat": "bron.zaken_zgw_resultaat",
    "rol": "bron.zaken_zgw_rol",
    "koppel": "ggm_rgbz.kp_btrkkn_zk",
    "betrokkene": "ggm_rgbz.betrokkene",
}
_ALLE = (None,)
_BEGIN = date(2026, 3, 2)
_GEARCHIVEERD = {"archiefstatus": "gearchiveerd"}
_AFGEKEURD: tuple[tuple[str, Soort], ...] = (("ZAAK-053", "status"), ("ZAAK-083", "koppel"))


@dataclass(frozen=True)
class Gebrek:
    """One defect in one case.

    Attributes:
        meldt: rule, and the kind of record that it finds.
        dicht: the case is closed in both deliveries; else it is open in both.
        welke: which of the statuses, outcomes or roles are found; `_ALLE` is every one.
    """

    toelichting: str
    leveringen: tuple[str, ...]
    wijzig: Wijziging
    meldt: tuple[tuple[str, Soort], ...]
    dicht: bool = True
    soort: Zaaktype = MELDING
    start: date | None = None
    uitkomst: int = 0
    welke: tuple[int | None, ...] = (-1,)


def zaak_voor(gebrek: Gebrek, plek: int) -> Zaak:
    """The case in which a defect is planted."""
    start = _BEGIN + timedelta(days=plek) if gebrek.dicht else date(2026, 9, 28)
    duur = 10 if gebrek.dicht else 60
    nummer = EERSTE_NUMMER + plek
    return Zaak(nummer, gebrek.soort, gebrek.start or start, duur, gebrek.uitkomst)


def maak_goed(gebrek: Gebrek, bundel: Bundel) -> None:
    """What all these cases have, so that nothing but their defect can be found."""
    bundel.zaak["archiefstatus"] = "nog_te_archiveren"
    if not gebrek.dicht:
        bundel.zaak["uiterlijkeEinddatumAfdoening"] = "2027-03-31"


def plant(gebrek: Gebrek, bundel: Bundel, zaak: Zaak) -> list[tuple[str, str, str]]:
    """Change the records; gives rule, relation and key of all that must be found."""
    gebrek.wijzig(bundel, zaak)
    return [
        (regel, RELATIES[soort], sleutel)
        for regel, soort in gebrek.meldt
        for sleutel in _sleutels(bundel, soort, gebrek.welke)
    ]


def _sleutels(bundel: Bundel, soort: Soort, welke: tuple[int | None, ...]) -> list[str]:
    zaak, wie = bundel.zaak, bundel.rollen[0]["betrokkeneIdentificatie"]
    if soort in ("bron", "zaak"):
        return [f"{zaak['bronorganisatie'] or ''}|{zaak['identificatie'] or ''}"]
    if soort == "betrokkene":
        return [wie.get("inpBsn") or wie["innNnpId"]]
    if soort == "rol":
        return [bundel.rollen[0]["uuid"]]
    lijsten = {
        "status": bundel.statussen, "resultaat": bundel.resultaten, "koppel": bundel.rollen
    }  # fmt: skip
    records = lijsten[soort]
    return [
        record["uuid"]
        for plek in welke
        for record in (records if plek is None else [records[plek]])
    ]


GEBREKEN: tuple[Gebrek, ...] = (
    # De zaak als geheel: nummers, organisaties, archief.
    Gebrek("het zaaknummer ontbreekt", EERSTE, zet(identificatie=None),
           (("ZAAK-001", "bron"), *_AFGEKEURD), welke=_ALLE),
    Gebrek("het zaaknummer is langer dan 40 tekens", BEIDE,
           zet(identificatie="Z-2026-" + "0" * 38), (("ZAAK-002", "bron"),)),
    Gebrek("twee zaken hebben hetzelfde nummer", TWEEDE, zet(identificatie="Z-2026-9000777"),
           (("ZAAK-003", "bron"), ("ZAAK-057", "status")), start=_BEGIN),
    Gebrek("twee zaken hebben hetzelfde nummer", TWEEDE, zet(identificatie="Z-2026-9000777"),
           (("ZAAK-003", "bron"), ("ZAAK-057", "status")), start=_BEGIN),
    Gebrek("de bronorganisatie ontbreekt", EERSTE, zet(bronorganisatie=""),
           (("ZAAK-004", "bron"), *_AFGEKEURD), welke=_ALLE),
    Gebrek("het RSIN van de bronorganisatie klopt niet", BEIDE,
           zet(bronorganisatie=foute_bsns()[150]), (("ZAAK-005", "bron"),)),
    Gebrek("de verantwoordelijke organisatie ontbreekt", TWEEDE,
           zet(verantwoordelijkeOrganisatie=""), (("ZAAK-006", "bron"),)),
    Gebrek("het RSIN van de verantwoordelijke organisatie klopt niet", EERSTE,
           zet(verantwoordelijkeOrganisatie=foute_bsns()[151]), (("ZAAK-007", "bron"),)),
    Gebrek("de archiefstatus is niet bekend", EERSTE, zet(archiefstatus="archief"),
           (("ZAAK-008", "bron"),)),
    Gebrek("gearchiveerd zonder archiefnominatie", BEIDE,
           zet(**_GEARCHIVEERD, archiefnominatie=None),
           (("ZAAK-009", "bron"), ("ZAAK-013", "bron"))),
    Gebrek("gearchiveerd zonder archiefactiedatum", TWEEDE,
           zet(**_GEARCHIVEERD, archiefactiedatum=None), (("ZAAK-010", "bron"),)),
    Gebrek("afgesloten zonder resultaat", BEIDE, zonder_resultaat(None), (("ZAAK-011", "bron"),)),
    Gebrek("het resultaat van de zaak bestaat niet", EERSTE,
           zonder_resultaat(adres("resultaten", "bestaat niet")), (("ZAAK-012", "bron"),)),
    Gebrek("afgesloten zonder archiefnominatie", TWEEDE, zet(archiefnominatie=""),
           (("ZAAK-013", "bron"),)),
    Gebrek("de archiefactiedatum is een jaar te laat", EERSTE, zet(archiefactiedatum="2033-06-01"),
           (("ZAAK-014", "bron"),)),
    # Datums van de zaak.
    Gebrek("de startdatum ontbreekt", EERSTE, zet(startdatum=None), (("ZAAK-020", "zaak"),)),
    Gebrek("de startdatum bestaat niet", TWEEDE, zet(startdatum="2026-13-45"),
           (("ZAAK-020", "zaak"), ("ZAAK-021", "zaak"))),
    Gebrek("de registratiedatum ontbreekt", EERSTE, zet(registratiedatum=""),
           (("ZAAK-022", "zaak"),)),
    Gebrek("de registratiedatum ligt in de toekomst", TWEEDE, zet(registratiedatum="2062-03-02"),
           (("ZAAK-023", "zaak"),)),
    Gebrek("de startdatum ligt in de toekomst", TWEEDE, zet(startdatum="2027-01-04"),
           (("ZAAK-024", "zaak"),), dicht=False),
    Gebrek("de einddatum ligt in de toekomst", EERSTE, ander_einde(date(2027, 1, 15)),
           (("ZAAK-025", "zaak"), ("ZAAK-046", "zaak"))),
    Gebrek("de zaak eindigt voor zij begint", BEIDE, einde_voor_begin, (("ZAAK-026", "zaak"),)),
    Gebrek("de einddatum is onleesbaar", TWEEDE,
           zet(einddatum="onbekend", uiterlijkeEinddatumAfdoening=None),
           (("ZAAK-027", "zaak"), ("ZAAK-045", "zaak"))),
    Gebrek("de uiterste datum ligt voor de startdatum", EERSTE,
           zet(uiterlijkeEinddatumAfdoening="2025-03-01"), (("ZAAK-028", "zaak"),)),
    # Zaaktype, vertrouwelijkheid, betaling.
    Gebrek("het zaaktype ontbreekt", EERSTE, zet(zaaktype=None), (("ZAAK-029", "zaak"),),
           dicht=False),
    Gebrek("het zaaktype staat niet in de catalogus", TWEEDE, niet_in_catalogus,
           (("ZAAK-030", "zaak"), ("ZAAK-055", "status")), dicht=False),
    Gebrek("de zaak begon voor het zaaktype gold", BEIDE, zet(), (("ZAAK-031", "zaak"),),
           soort=KWIJTSCHELDING, start=date(2025, 6, 2)),
    Gebrek("de vertrouwelijkheid ontbreekt", EERSTE, zet(vertrouwelijkheidaanduiding=""),
           (("ZAAK-032", "zaak"),)),
    Gebrek("de vertrouwelijkheid is verkeerd geschreven", TWEEDE,
           zet(vertrouwelijkheidaanduiding="vertrouwlijk"), (("ZAAK-033", "zaak"),)),
    Gebrek("de zaak is openbaarder dan haar zaaktype", TWEEDE,
           zet(vertrouwelijkheidaanduiding="openbaar"), (("ZAAK-034", "zaak"),),
           soort=KWIJTSCHELDING),
    Gebrek("de omschrijving ontbreekt", EERSTE, zet(omschrijving=""), (("ZAAK-035", "zaak"),)),
    Gebrek("de betalingsindicatie is niet bekend", EERSTE, zet(betalingsindicatie="half"),
           (("ZAAK-036", "zaak"),)),
    Gebrek("er is betaald voor een zaak zonder kosten", BEIDE,
           zet(betalingsindicatie="nvt", laatsteBetaaldatum="2026-04-01T10:00:00Z"),
           (("ZAAK-037", "zaak"),)),
    # Bewaren en vernietigen.
    Gebrek("de archiefnominatie is niet bekend", TWEEDE, zet(archiefnominatie="bewaren"),
           (("ZAAK-038", "zaak"),)),
    Gebrek("de vernietigingsdatum ligt voor het einde van de zaak", TWEEDE,
           zet(archiefactiedatum="2026-01-05"),
           (("ZAAK-014", "bron"), ("ZAAK-039", "zaak"), ("ZAAK-040", "zaak"))),
    Gebrek("het dossier had al vernietigd moeten zijn", BEIDE, zet(), (("ZAAK-040", "zaak"),),
           soort=INFORMATIE, start=date(2024, 3, 4)),
    # Hoofdzaak, status en einde.
    Gebrek("de hoofdzaak bestaat niet", EERSTE, zet(hoofdzaak=BESTAAT_NIET),
           (("ZAAK-041", "zaak"),)),
    Gebrek("de zaak is een deelzaak van zichzelf", TWEEDE, deelzaak_van_zichzelf,
           (("ZAAK-042", "zaak"),)),
    Gebrek("de zaak heeft geen status", EERSTE, zonder_status, (("ZAAK-043", "zaak"),),
           dicht=False),
    Gebrek("afgesloten zonder eindstatus", TWEEDE, zonder_eindstatus, (("ZAAK-044", "zaak"),)),
    Gebrek("de eindstatus is gezet, maar de zaak loopt nog", BEIDE, met_eindstatus,
           (("ZAAK-045", "zaak"),), dicht=False),
    Gebrek("de einddatum is niet de dag van de eindstatus", EERSTE, ander_einde(date(2026, 5, 20)),
           (("ZAAK-046", "zaak"),)),
    Gebrek("de zaak loopt nog, haar termijn is voorbij", TWEEDE,
           zet(uiterlijkeEinddatumAfdoening="2026-10-15"), (("ZAAK-047", "zaak"),), dicht=False),
    Gebrek("de datum van de status ontbreekt", EERSTE, status(1, datumStatusGezet=None),
           (("ZAAK-050", "status"),), welke=(1,)),
    Gebrek("de datum van de status is onleesbaar", TWEEDE,
           status(1, datumStatusGezet="31-02-2026"),
           (("ZAAK-050", "status"), ("ZAAK-051", "status")), welke=(1,)),
    Gebrek("de datum van de status ligt in de toekomst", TWEEDE,
           status(1, datumStatusGezet="2027-01-04T09:00:00Z"), (("ZAAK-052", "status"),),
           dicht=False, welke=(1,)),
    Gebrek("de status hoort bij geen zaak", BEIDE, losse_status, (("ZAAK-053", "status"),)),
    Gebrek("het statustype staat niet in de catalogus", EERSTE,
           status(1, statustype=adres("statustypen", "bestaat niet")),
           (("ZAAK-054", "status"),), welke=(1,)),
    Gebrek("het statustype is van een ander zaaktype", TWEEDE,
           status(1, statustype=INFORMATIE.statustype(2)), (("ZAAK-055", "status"),), welke=(1,)),
    Gebrek("de status is ouder dan de zaak", EERSTE,
           status(0, datumStatusGezet="2025-02-03T09:00:00Z"), (("ZAAK-056", "status"),),
           welke=(0,)),
    Gebrek("de zaak heeft twee laatste statussen", TWEEDE,
           status(0, indicatieLaatstGezetteStatus=True), (("ZAAK-057", "status"),),
           dicht=False, welke=(0, 1)),
    # Resultaten.
    Gebrek("het resultaat hoort bij geen zaak", EERSTE, los_resultaat,
           (("ZAAK-075", "resultaat"),)),
    Gebrek("het resultaattype staat niet in de catalogus", TWEEDE,
           resultaattype(adres("resultaattypen", "bestaat niet")), (("ZAAK-076", "resultaat"),)),
    Gebrek("het resultaattype is van een ander zaaktype", EERSTE,
           resultaattype(ONDERSCHEIDING.resultaattype(0)), (("ZAAK-077", "resultaat"),)),
    Gebrek("de zaak heeft twee resultaten", TWEEDE, tweede_resultaat,
           (("ZAAK-078", "resultaat"),), welke=(0, 1)),
    # Betrokkenen.
    Gebrek("het soort betrokkene is niet bekend", EERSTE, initiator(betrokkeneType="inwoner"),
           (("ZAAK-080", "rol"),)),
    Gebrek("de rol is niet bekend", TWEEDE, initiator(omschrijvingGeneriek="aanvrager"),
           (("ZAAK-081", "rol"),)),
    Gebrek("de betrokkene heeft geen nummer", BEIDE, persoon(""), (("ZAAK-082", "rol"),)),
    Gebrek("de rol hoort bij geen zaak", TWEEDE, losse_rol, (("ZAAK-083", "koppel"),)),
    Gebrek("het KVK-nummer mist een cijfer", EERSTE, organisatie(kvkNummer="9000123"),
           (("ZAAK-084", "rol"),)),
    Gebrek("het BSN van de betrokkene klopt niet", EERSTE, persoon(foute_bsns()[152]),
           (("ZAAK-085", "betrokkene"), ("ZAAK-086", "betrokkene"))),
    Gebrek("de betrokkene staat niet in de BRP", TWEEDE, persoon(ONBEKENDE_BSN),
           (("ZAAK-086", "betrokkene"),)),
    Gebrek("het RSIN van de betrokkene klopt niet", TWEEDE, organisatie(innNnpId=foute_bsns()[153]),
           (("ZAAK-087", "betrokkene"),)),
    Gebrek("de naam van de betrokkene ontbreekt", EERSTE,
           organisatie(innNnpId=test_bsns()[-41], statutaireNaam=""),
           (("ZAAK-088", "betrokkene"),)),
)  # fmt: skip
