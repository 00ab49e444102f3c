"""The defects planted in the two BRP sources, and the rules that must find each of them.

Belongs here: the list. How a defect finds its person is in `brp_plan`. The order matters only for
worlds that are too small for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data_samples.generator.bag_plan import Adresplan
from data_samples.generator.brp_plan import Deel, Gebrek, Waarde
from data_samples.generator.brp_rijen import adres_velden
from data_samples.generator.feiten import Persoon
from data_samples.generator.nummers import foute_bsns
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE, BEIDE = LEVERINGEN[:1], LEVERINGEN[1:], LEVERINGEN
_FOUT = foute_bsns()
_HC = "brp_haalcentraal"
_TE_LANG = (("AVG-011", "bron.brp_csv_persoon"),)
_GEEN_ADRES: dict[str, Any] = dict(adres_velden(None))


def _een(
    toelichting: str,
    *regels: int,
    in_: tuple[str, ...] = BEIDE,
    soort: str = "alleen",
    bron: str = "brp_csv",
    **velden: Any,
) -> Gebrek:
    """A defect in a single record of the export."""
    return Gebrek(toelichting, (Deel(regels, velden),), in_, bron, soort)


def _hc(
    toelichting: str, *regels: int, in_: tuple[str, ...] = BEIDE, velden: dict[str, Waarde]
) -> Gebrek:
    """A defect in a single record of Haal Centraal."""
    return Gebrek(toelichting, (Deel(regels, velden),), in_, _HC)


def _overleden(dag: str = "20250314") -> dict[str, Any]:
    """What makes a good record that of someone who has died."""
    return {
        "datum_overlijden": dag,
        "plaats_overlijden": "0221",
        "land_overlijden": "6030",
        "reden_opschorting": "O",
        "datum_uitschrijving": "20250314",
    }


def _vertrokken() -> dict[str, Any]:
    """What makes a good record that of someone who has left the country."""
    return {
        **_GEEN_ADRES,
        "gemeente_van_inschrijving": "1999",
        "land_vertrek": "5010",
        "datum_vertrek": "20250601",
        "reden_opschorting": "E",
        "datum_uitschrijving": "20250601",
    }


def _jaar_eerder(personen: Sequence[Persoon]) -> str:
    dag = personen[0].geboortedatum
    return f"{dag.year - 1}{dag:%m}01"


NUMMERS_EN_NAMEN = (
    _een("BSN doorstaat de elfproef niet", 1, burgerservicenummer=_FOUT[0]),
    _een("BSN doorstaat de elfproef niet", 1, in_=EERSTE, burgerservicenummer=_FOUT[1]),
    _een(
        "voorloopnullen van het BSN zijn weg", 1,
        in_=TWEEDE, soort="voorloopnul", burgerservicenummer=lambda p: p[0].bsn.lstrip("0"),
    ),
    Gebrek("persoon staat twee keer in het uittreksel", (Deel((2,), {}, 2),), BEIDE),
    Gebrek("inwoner ook als persoon van elders geleverd", (Deel((2,)),), TWEEDE, ook_elders=True),
    _een("A-nummer ontbreekt", 3, in_=EERSTE, anummer=""),
    _een("A-nummer klopt niet", 4, anummer="9090900001"),
    Gebrek(
        "twee personen met hetzelfde A-nummer",
        (Deel((5,)), Deel((5,), {"anummer": lambda p: p[0].anummer})), BEIDE,
    ),
    _een("geslachtsnaam ontbreekt", 6, geslachtsnaam=""),
    _een("voornamen ontbreken", 7, in_=EERSTE, voornamen=""),
    _een("naam is verminkt door een verkeerde tekenset", 8, voornamen="JoÃ«lle"),
    _een("cijfer in de geslachtsnaam", 9, geslachtsnaam="Korn5tra"),
    _een("burgerservicenummer ontbreekt: uitval", in_=BEIDE, burgerservicenummer=""),
)  # fmt: skip

GEBOORTE_EN_OVERLIJDEN = (
    _een("geboortedatum ontbreekt", 10, in_=EERSTE, geboortedatum=""),
    _een("geboortedatum met maand 13 en dag 99", 11, geboortedatum="19661399"),
    _een(
        "geboortedatum in de toekomst, dus ook inschrijving voor geboorte", 11, 46,
        in_=TWEEDE, geboortedatum="20270115",
    ),
    _een("leeftijd boven 115 jaar", 12, geboortedatum="18890312"),
    _een("geslacht ontbreekt", 14, in_=TWEEDE, geslachtsaanduiding=""),
    _een("geslacht als cijfer", 15, geslachtsaanduiding="1"),
    _een("geboorteland ontbreekt", 16, in_=EERSTE, geboorteland=""),
    _een("geboorteland als ISO-code", 17, geboorteland="NL"),
    _een("geboorteplaats als naam", 18, geboorteplaats="Arnhem"),
    _een("nationaliteit ontbreekt", 19, in_=TWEEDE, nationaliteit=""),
    _een("landcode als nationaliteit", 20, nationaliteit="6030"),
    _een("onbekende aanduiding naamgebruik", 21, in_=EERSTE, aanduiding_naamgebruik="X"),
    _een("datum overlijden bestaat niet", 22, **_overleden("20230230")),
    _een("overlijden voor geboorte", 23, **_overleden("18991231")),
    _een("land van overlijden als ISO-code", 24, **_overleden() | {"land_overlijden": "NLD"}),
)  # fmt: skip

INSCHRIJVING_EN_ADRES = (
    _een("postcode met een nul vooraan", 30, **_overleden() | {"postcode": "0123AB"}),
    _een(
        "postcode met letters die niet worden uitgegeven, dus ook anders dan de BAG", 30, 52,
        in_=TWEEDE, postcode="5900SS",
    ),
    _een("gemeente van inschrijving ontbreekt", 40, in_=EERSTE, gemeente_van_inschrijving=""),
    _een(
        "gemeentecode bestaat niet", 41, **_overleden() | {"gemeente_van_inschrijving": "9876"}
    ),
    _een("gemeentecode is opgeheven", 42, gemeente_van_inschrijving="0236"),
    _een("datum inschrijving ontbreekt", 43, in_=EERSTE, datum_inschrijving=""),
    _een("datum inschrijving bestaat niet", 44, datum_inschrijving="20230230"),
    _een("datum inschrijving in de toekomst", 45, in_=TWEEDE, datum_inschrijving="20290101"),
    _een("inschrijving voor geboorte", 46, datum_inschrijving=_jaar_eerder),
    _een("begin adres bestaat niet", 47, in_=EERSTE, datum_aanvang_adreshouding="20231301"),
    _een("begin adres in de toekomst", 48, datum_aanvang_adreshouding="20290101"),
    _een("inwoner zonder adres", 49, **_GEEN_ADRES),
    _een("nummeraanduiding bestaat niet", 50, nummeraanduiding="0221209999999999"),
    _een("nummeraanduiding bestaat niet", 50, in_=TWEEDE, nummeraanduiding="0221209999999998"),
    _een("ander huisnummer dan in de BAG", 52, in_=EERSTE, huisnummer="987"),
)  # fmt: skip

OPSCHORTING_EN_GEZIN = (
    _een(
        "onbekende reden van opschorting", 53,
        reden_opschorting="V", datum_uitschrijving="20250314",
    ),
    _een("datum opschorting zonder reden", 54, in_=EERSTE, datum_uitschrijving="20250314"),
    _een("datum opschorting bestaat niet", 55,
         **_overleden() | {"datum_uitschrijving": "20240230"}),
    _een("overleden zonder datum", 56,
         **_overleden() | {"datum_overlijden": "", "plaats_overlijden": "", "land_overlijden": ""}),
    _een(
        "overlijden niet als opschorting verwerkt", 57,
        in_=TWEEDE, **_overleden() | {"reden_opschorting": "", "datum_uitschrijving": ""},
    ),
    _een("land van vertrek ontbreekt", 58, in_=EERSTE, **_vertrokken() | {"land_vertrek": ""}),
    _een("land van vertrek als ISO-code", 59, **_vertrokken() | {"land_vertrek": "BE"}),
    _een("datum vertrek bestaat niet", 60, **_vertrokken() | {"datum_vertrek": "20250931"}),
    _een("indicatie geheim ontbreekt", 61, in_=EERSTE, indicatie_geheim=""),
    _een("indicatie geheim is een letter", 62, indicatie_geheim="J"),
    _een("BSN van ouder 1 klopt niet", 63, soort="kind", ouder1_bsn=_FOUT[2]),
    _een("BSN van ouder 2 klopt niet", 64, in_=TWEEDE, soort="kind", ouder2_bsn=_FOUT[3]),
    _een("BSN van partner klopt niet", 65, in_=EERSTE, partner_bsn=_FOUT[4]),
    _een("persoon is eigen partner", 66, partner_bsn=lambda p: p[0].bsn),
    _een("beide ouders zijn dezelfde", 67, soort="kind", ouder2_bsn=lambda p: p[0].ouder1_bsn),
    *(
        Gebrek(
            "vijf jaar na uitschrijving nog in het uittreksel",
            (Deel((), _overleden(dag) | {"datum_uitschrijving": dag}, ook=_TE_LANG),),
            in_,
        )
        for dag, in_ in (("20190611", EERSTE), ("20211015", TWEEDE))
    ),
    Gebrek(
        "ouder is jonger dan het kind",
        (
            Deel((68,), {"ouder1_bsn": lambda p: p[1].bsn, "geboortedatum": "19700501",
                         "datum_inschrijving": "20150101"}),
            Deel((), {"geboortedatum": "19690501", "datum_inschrijving": "20150101"}),
        ),
        BEIDE,
    ),
    Gebrek(
        "partner verwijst niet terug", (Deel((69,)), Deel((), {"partner_bsn": ""})), BEIDE,
        soort="paar",
    ),
)  # fmt: skip

VAN_ELDERS = (
    _hc("BSN doorstaat de elfproef niet", 1, velden={"burgerservicenummer": _FOUT[5]}),
    _hc("geboortedatum bestaat niet", 11, velden={"geboorte.datum.datum": "1966-13-99"}),
    _hc("gemeentecode is opgeheven", 42, in_=EERSTE,
        velden={"gemeenteVanInschrijving.code": "0236",
                "gemeenteVanInschrijving.omschrijving": "Geldermalsen"}),
    _hc("geslacht ontbreekt", 14, in_=TWEEDE, velden={"geslacht": None}),
    _hc("postcode met letters die niet worden uitgegeven", 30,
        velden={"verblijfplaats.verblijfadres.postcode": "3900SD"}),
    _hc("burgerservicenummer ontbreekt: uitval", velden={"burgerservicenummer": None}),
)  # fmt: skip

GEBREKEN = (
    *NUMMERS_EN_NAMEN,
    *GEBOORTE_EN_OVERLIJDEN,
    *INSCHRIJVING_EN_ADRES,
    *OPSCHORTING_EN_GEZIN,
    *VAN_ELDERS,
)

_ZOEK_ADRESSEN = 6_000


def gebreken(wereld: Wereld, levering: str) -> tuple[Gebrek, ...]:
    """All defects of the BRP sources; one of them depends on what the BAG of that day withdrew."""
    adresplan = Adresplan(wereld, levering)
    for adres in wereld.adressen[:_ZOEK_ADRESSEN]:
        if adres.reserve and any(
            nummer.status == "Naamgeving ingetrokken" for nummer in adresplan.stel(adres).nummers
        ):
            velden: dict[str, Waarde] = {**adres_velden(adres)}
            deel = Deel((51,), velden)
            return (*GEBREKEN, Gebrek("adres is in de BAG ingetrokken", (deel,), (levering,)))
    return GEBREKEN
