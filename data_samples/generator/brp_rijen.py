"""Good records of the two BRP sources: the facts of a person in the form that each delivers.

Belongs here: columns, codes and dates as the sources write them. Does not belong here: files
(`brp`), defects (`brp_gebreken`).
"""

from __future__ import annotations

from typing import Any

from data_samples.generator.feiten import Adres, Persoon

KOPPEN = {
    "burgerservicenummer": "Burgerservicenummer",
    "anummer": "A-nummer",
    "voornamen": "Voornamen",
    "voorvoegsel": "Voorvoegsel",
    "geslachtsnaam": "Geslachtsnaam",
    "aanduiding_naamgebruik": "Aanduiding naamgebruik",
    "geslachtsaanduiding": "Geslachtsaanduiding",
    "geboortedatum": "Geboortedatum",
    "geboorteplaats": "Geboorteplaats",
    "geboorteland": "Geboorteland",
    "nationaliteit": "Nationaliteit",
    "ouder1_bsn": "BSN ouder 1",
    "ouder2_bsn": "BSN ouder 2",
    "partner_bsn": "BSN partner",
    "gemeente_van_inschrijving": "Gemeente van inschrijving",
    "datum_inschrijving": "Datum inschrijving",
    "datum_aanvang_adreshouding": "Datum aanvang adreshouding",
    "straatnaam": "Straatnaam",
    "huisnummer": "Huisnummer",
    "huisletter": "Huisletter",
    "huisnummertoevoeging": "Huisnummertoevoeging",
    "postcode": "Postcode",
    "woonplaats": "Woonplaats",
    "nummeraanduiding": "Identificatie nummeraanduiding",
    "land_vertrek": "Land waarheen vertrokken",
    "datum_vertrek": "Datum vertrek uit Nederland",
    "datum_overlijden": "Datum overlijden",
    "plaats_overlijden": "Plaats overlijden",
    "land_overlijden": "Land overlijden",
    "reden_opschorting": "Reden opschorting bijhouding",
    "datum_uitschrijving": "Datum uitschrijving",
    "indicatie_geheim": "Indicatie geheim",
}
_RNI = "1999"
_LANDEN = {
    "6030": "Nederland",
    "6043": "Turkije",
    "5022": "Marokko",
    "7028": "Polen",
    "5010": "België",
    "7009": "Syrië",
    "6029": "Duitsland",
}
_NATIONALITEITEN = {
    "0001": "Nederlandse",
    "0339": "Turkse",
    "0131": "Marokkaanse",
    "0072": "Poolse",
    "0052": "Belgische",
    "0336": "Syrische",
    "0055": "Burger van de Bondsrepubliek Duitsland",
}
_GEMEENTEN = {
    "0014": "Groningen",
    "0106": "Assen",
    "0202": "Arnhem",
    "0221": "Doesburg",
    "0301": "Zutphen",
    "0344": "Utrecht",
    "0363": "Amsterdam",
    "0518": "'s-Gravenhage",
    "0599": "Rotterdam",
}
_GESLACHTEN = {"M": "man", "V": "vrouw", "O": "onbekend"}
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def csv_rij(persoon: Persoon) -> dict[str, str]:
    """One resident as the municipality's own system exports it."""
    vertrokken = persoon.opschorting == "E"
    overleden = persoon.opschorting == "O"
    van = f"{persoon.inschrijving:%Y%m%d}"
    weg = f"{persoon.uitschrijving:%Y%m%d}" if persoon.uitschrijving else ""
    return {
        "burgerservicenummer": persoon.bsn,
        "anummer": persoon.anummer,
        "voornamen": persoon.voornamen,
        "voorvoegsel": persoon.voorvoegsel,
        "geslachtsnaam": persoon.geslachtsnaam,
        "aanduiding_naamgebruik": "V"
        if persoon.partner_bsn and not persoon.volgnummer % 5
        else "E",
        "geslachtsaanduiding": persoon.geslacht,
        "geboortedatum": persoon.geboorte_gba,
        "geboorteplaats": persoon.geboorteplaats_code,
        "geboorteland": persoon.geboorteland_code,
        "nationaliteit": persoon.nationaliteit_code,
        "ouder1_bsn": persoon.ouder1_bsn,
        "ouder2_bsn": persoon.ouder2_bsn,
        "partner_bsn": persoon.partner_bsn,
        "gemeente_van_inschrijving": _RNI if vertrokken else persoon.gemeente_code,
        "datum_inschrijving": van,
        "datum_aanvang_adreshouding": van,
        **adres_velden(None if vertrokken else persoon.adres),
        "land_vertrek": "5010" if vertrokken else "",
        "datum_vertrek": weg if vertrokken else "",
        "datum_overlijden": weg if overleden else "",
        "plaats_overlijden": persoon.gemeente_code if overleden else "",
        "land_overlijden": "6030" if overleden else "",
        "reden_opschorting": persoon.opschorting,
        "datum_uitschrijving": weg,
        "indicatie_geheim": persoon.geheim,
    }


def adres_velden(adres: Adres | None) -> dict[str, str]:
    """The address columns of the export; all empty without an address."""
    return {
        "straatnaam": adres.straat if adres else "",
        "huisnummer": str(adres.huisnummer) if adres else "",
        "huisletter": adres.huisletter if adres else "",
        "huisnummertoevoeging": adres.toevoeging if adres else "",
        "postcode": adres.postcode if adres else "",
        "woonplaats": adres.woonplaatsnaam if adres else "",
        "nummeraanduiding": adres.nummeraanduiding if adres else "",
    }


def json_record(persoon: Persoon) -> dict[str, Any]:
    """One person as the BRP API answers: what is not known is left out."""
    naam = {"voornamen": persoon.voornamen, "geslachtsnaam": persoon.geslachtsnaam}
    if persoon.voorvoegsel:
        naam["voorvoegsel"] = persoon.voorvoegsel
    van = datum(f"{persoon.inschrijving:%Y%m%d}")
    record: dict[str, Any] = {
        "aNummer": persoon.anummer,
        "burgerservicenummer": persoon.bsn,
        "geslacht": {"code": persoon.geslacht, "omschrijving": _GESLACHTEN[persoon.geslacht]},
        "naam": naam
        | {"aanduidingNaamgebruik": {"code": "E", "omschrijving": "eigen geslachtsnaam"}},
        "nationaliteiten": [_nationaliteit(persoon.nationaliteit_code)],
        "geboorte": {
            "datum": datum(persoon.geboorte_gba),
            "plaats": _plaats(persoon),
            "land": _waarde(_LANDEN, persoon.geboorteland_code),
        },
        "gemeenteVanInschrijving": _waarde(_GEMEENTEN, persoon.gemeente_code),
        "datumInschrijvingInGemeente": van,
        "verblijfplaats": _verblijfplaats(persoon.adres) | {"datumVan": van},
        "ouders": [],
        "partners": [],
    }
    if persoon.geheim != "0":
        record["geheimhoudingPersoonsgegevens"] = True
    return record


def datum(gba: str) -> dict[str, Any]:
    """A date JJJJMMDD, maybe with unknown parts, in the form of the API."""
    jaar, maand, dag = gba[:4], gba[4:6], gba[6:]
    if jaar == "0000":
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    if maand == "00":
        return {"type": "JaarDatum", "jaar": int(jaar), "langFormaat": jaar}
    woord = f"{_MAANDEN[int(maand) - 1]} {jaar}"
    if dag == "00":
        return {
            "type": "JaarMaandDatum",
            "jaar": int(jaar),
            "maand": int(maand),
            "langFormaat": woord,
        }
    iso = f"{jaar}-{maand}-{dag}"
    return {"type": "Datum", "datum": iso, "langFormaat": f"{int(dag)} {woord}"}


def _waarde(tabel: dict[str, str], code: str) -> dict[str, str]:
    return {"code": code, "omschrijving": tabel[code]}


def _plaats(persoon: Persoon) -> dict[str, str]:
    if persoon.geboorteland_code == "6030":
        return _waarde(_GEMEENTEN, persoon.geboorteplaats_code)
    return {"omschrijving": persoon.geboorteplaats_code}


def _nationaliteit(code: str) -> dict[str, Any]:
    return {"type": "Nationaliteit", "nationaliteit": _waarde(_NATIONALITEITEN, code)}


def _verblijfplaats(adres: Adres) -> dict[str, Any]:
    delen = {"officieleStraatnaam": adres.straat, "korteStraatnaam": adres.straat}
    return {
        "type": "Adres",
        "nummeraanduidingIdentificatie": adres.nummeraanduiding,
        "verblijfadres": delen
        | {"huisnummer": adres.huisnummer}
        | ({"huisletter": adres.huisletter} if adres.huisletter else {})
        | ({"huisnummertoevoeging": adres.toevoeging} if adres.toevoeging else {})
        | {"postcode": adres.postcode, "woonplaats": adres.woonplaatsnaam},
    }
