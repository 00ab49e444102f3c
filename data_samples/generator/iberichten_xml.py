"""Messages of the iStandaarden as XML, in a zip file.

Belongs here: elements and their order, as the schemas of the standards ask. Does not belong here:
what the messages say (`iberichten`). Everything is written with plain texts, so that a message can
hold what a schema would refuse.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from data_samples.generator.iberichten import Berichten, Record, Standaard

_TIJD = (2026, 1, 1, 0, 0, 0)
_HEADER = (
    "BerichtCode", "BerichtVersie", "BerichtSubversie", "Afzender", "Ontvanger",
)  # fmt: skip


class _Schrijver:
    """Elements of one message: `m` in the namespace of the message, `b` in that of the standard."""

    def __init__(self, standaard: Standaard, nummer: str) -> None:
        self._bericht = f"{standaard.kort}{nummer}"
        self._basis = standaard.basis

    def m(self, naam: str, inhoud: str) -> str:
        """An element of the message; left out when empty."""
        return f"<{self._bericht}:{naam}>{inhoud}</{self._bericht}:{naam}>" if inhoud else ""

    def b(self, naam: str, inhoud: str) -> str:
        """An element of the base schema; left out when empty."""
        return f"<{self._basis}:{naam}>{inhoud}</{self._basis}:{naam}>" if inhoud else ""

    def bericht(self, code: str, record: Record, inhoud: str) -> str:
        """The whole document."""
        basis, bericht = self._basis, self._bericht
        ruimte = f"http://www.istandaarden.nl/{basis}/3_2"
        waarden = (code, "3", "2", record["afzender"], record["ontvanger"])
        kop = "".join(self.m(n, escape(w)) for n, w in zip(_HEADER, waarden, strict=True))
        identificatie = self.b("Identificatie", escape(record["berichtidentificatie"]))
        kop += self.m("BerichtIdentificatie", identificatie + self._dag(record))
        versies = (self.b(f"{soort}XsdVersie", "1.0.0") for soort in ("Basisschema", "Bericht"))
        kop += self.m("XsdVersie", "".join(versies))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<{bericht}:Bericht xmlns:{basis}="{ruimte}/basisschema/schema"'
            f' xmlns:{bericht}="{ruimte}/{bericht}/schema">'
            f"{self.m('Header', kop)}{inhoud}</{bericht}:Bericht>\n"
        )

    def _dag(self, record: Record) -> str:
        return self.b("Dagtekening", escape(record["dagtekening"]))

    def client(self, record: Record, inhoud: str, *, volledig: bool) -> str:
        """A client with what a message is about."""
        naam = self.b("Achternaam", escape(record["achternaam"]))
        naam += self.b("Voorvoegsel", escape(record["voorvoegsel"]))
        naam = self.b("Geslachtsnaam", naam) + self.b("Voornamen", escape(record["voornamen"]))
        if volledig:
            naam += self.b("NaamGebruik", "1")
            huis = self.b("Huis", self.b("Huisnummer", record["huisnummer"]))
            adres = huis + self.b("Postcode", record["postcode"]) + self.b("LandCode", "NL")
            contact = self.m("Contact", self.m("Soort", "01") + self.m("Adres", adres))
            inhoud = self.m("Contactgegevens", contact) + inhoud
        return self.m(
            "Client",
            self.m("Bsn", escape(record["burgerservicenummer"]))
            + self.m("Geboortedatum", self.b("Datum", record["geboortedatum"]))
            + self.m("Geslacht", record["geslacht"])
            + self.m("Naam", naam)
            + inhoud,
        )

    def product(self, record: Record) -> str:
        """Number and product of an allocation."""
        product = self.b("Categorie", record["productcategorie"])
        product += self.b("Code", record["productcode"])
        return self.m("ToewijzingNummer", record["toewijzingnummer"]) + self.m("Product", product)

    def velden(self, record: Record, **namen: str) -> str:
        """Elements with a single value, by the name of their field."""
        return "".join(self.m(naam, escape(record[veld])) for naam, veld in namen.items())


def schrijf_zip(pad: Path, standaard: Standaard, berichten: Berichten) -> None:
    """Write all messages, each a member; the same messages give the same bytes."""
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archief:
        for naam, tekst in _documenten(standaard, berichten):
            lid = zipfile.ZipInfo(naam, _TIJD)
            lid.compress_type = zipfile.ZIP_DEFLATED
            archief.writestr(lid, tekst.encode())


def _documenten(standaard: Standaard, berichten: Berichten) -> Iterator[tuple[str, str]]:
    for soort, nummer, records in (
        (_toewijzing, "301", berichten.toewijzingen),
        (_start, "305", berichten.starts),
        (_stop, "307", berichten.stops),
    ):
        for plek, record in enumerate(records, start=1):
            schrijver = _Schrijver(standaard, nummer)
            tekst = schrijver.bericht(standaard.codes[nummer], record, soort(schrijver, record))
            yield _naam(standaard, nummer, plek), tekst
    for plek, record in enumerate(berichten.declaraties, start=1):
        eigen = [
            p
            for p in berichten.prestaties
            if (p["maand"], p["agb"]) == (record["maand"], record["agb"])
        ]
        schrijver = _Schrijver(standaard, "323")
        inhoud = _declaratie(schrijver, record, eigen)
        tekst = schrijver.bericht(standaard.codes["323"], record, inhoud)
        yield _naam(standaard, "323", plek), tekst


def _naam(standaard: Standaard, nummer: str, plek: int) -> str:
    return f"{standaard.kort.upper()}{nummer}_{plek:04d}.xml"


def _toewijzing(s: _Schrijver, record: Record) -> str:
    omvang = "".join(s.b(n, record[n.lower()]) for n in ("Volume", "Eenheid", "Frequentie"))
    velden = s.velden(
        record,
        Toewijzingsdatum="toewijzingsdatum",
        Toewijzingstijd="toewijzingstijd",
        Ingangsdatum="ingangsdatum",
        Einddatum="einddatum",
    )
    product = s.m("ToegewezenProduct", s.product(record) + velden + s.m("Omvang", omvang))
    return s.client(record, s.m("ToegewezenProducten", product), volledig=True)


def _start(s: _Schrijver, record: Record) -> str:
    velden = s.velden(
        record,
        ToewijzingIngangsdatum="toewijzing_ingangsdatum",
        Begindatum="begindatum",
        StatusAanlevering="status_aanlevering",
    )
    product = s.m("StartProduct", s.product(record) + velden)
    return s.client(record, s.m("StartProducten", product), volledig=False)


def _stop(s: _Schrijver, record: Record) -> str:
    velden = s.velden(
        record,
        ToewijzingIngangsdatum="toewijzing_ingangsdatum",
        Begindatum="begindatum",
        RedenBeeindiging="reden_beeindiging",
        Einddatum="einddatum",
        StatusAanlevering="status_aanlevering",
    )
    product = s.m("StopProduct", s.product(record) + velden)
    return s.client(record, s.m("StopProducten", product), volledig=False)


def _declaratie(s: _Schrijver, record: Record, prestaties: Sequence[Record]) -> str:
    clienten = ""
    for bsn, groep in groupby(prestaties, key=lambda p: p["burgerservicenummer"]):
        eigen = "".join(s.m("Prestatie", _prestatie(s, p)) for p in groep)
        clienten += s.m("Client", s.m("Bsn", bsn) + s.m("Prestaties", eigen))
    som = sum(int(p["bedrag"]) * (1 if p["debetcredit"] == "D" else -1) for p in prestaties)
    totaal = som + int(record["te_veel"])
    bedrag = s.b("TotaalBedrag", str(abs(totaal))) + s.b("DebetCredit", "D" if totaal >= 0 else "C")
    periode = s.b("Begindatum", record["periode_begin"]) + s.b("Einddatum", record["periode_eind"])
    return s.m(
        "Declaratie",
        s.m("DeclaratieNummer", record["declaratienummer"])
        + s.m("DeclaratiePeriode", periode)
        + s.m("DeclaratieDagtekening", record["declaratie_dagtekening"])
        + s.m("TotaalIngediendBedrag", bedrag)
        + s.m("Clienten", clienten),
    )


def _prestatie(s: _Schrijver, record: Record) -> str:
    referentie = s.b("ReferentieNummer", record["referentienummer"])
    referentie += s.b("VorigReferentieNummer", record["vorig_referentienummer"])
    periode = s.b("Begindatum", record["periode_begin"]) + s.b("Einddatum", record["periode_eind"])
    bedrag = s.b("Bedrag", record["bedrag"]) + s.b("DebetCredit", record["debetcredit"])
    return (
        s.m("ProductReferentie", referentie)
        + s.velden(
            record,
            ToewijzingNummer="toewijzingnummer",
            ProductCategorie="productcategorie",
            ProductCode="productcode",
        )
        + s.m("ProductPeriode", periode)
        + s.velden(record, GeleverdVolume="volume", Eenheid="eenheid", ProductTarief="tarief")
        + s.m("IngediendBedrag", bedrag)
    )
