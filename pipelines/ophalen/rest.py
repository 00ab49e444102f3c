"""Answers of an API → a JSON file per object, a list with all records of all pages.

Belongs here: what is asked, how the next page is found, when to stop. Does not belong here: the
line to the server (`lijn`), records out of an answer without loss (`records`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dlt.common.configuration.specs.runtime_configuration import RuntimeConfiguration
from dlt.sources.helpers.rest_client import paginators as soorten
from dlt.sources.helpers.rest_client.auth import APIKeyAuth, BearerTokenAuth, HttpBasicAuth
from dlt.sources.helpers.rest_client.client import RESTClient
from jsonpath_ng import Child, Fields, JSONPath, Root
from requests.auth import AuthBase

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.ophalen import (
    Halpagina,
    Koppagina,
    Nummerpagina,
    Odatapagina,
    Positiepagina,
    RestOphalen,
    Veldpagina,
    Verzoek,
)
from pipelines.ophalen.lijn import sessie, vertaald
from pipelines.ophalen.records import GeenJson, records

_MAX_PAGINAS = 100_000


def haal_antwoorden(
    ophalen: RestOphalen, geheim: str, levering: date, map_: Path
) -> dict[str, int]:
    """Fetch every object as `<object>.json`.

    Returns:
        Per object the number of records.
    """
    client = RESTClient(
        ophalen.basis,
        headers={"Accept": "application/json"} | ophalen.koppen,
        auth=_aanmelding(ophalen, geheim),
        session=sessie(ophalen.basis, ophalen.wachttijd),
        config=RuntimeConfiguration(http_show_error_body=False),
    )
    with client.session:
        return {
            naam: _schrijf(_paginas(client, naam, verzoek, levering), map_ / f"{naam}.json")
            for naam, verzoek in ophalen.objecten.items()
        }


def _aanmelding(ophalen: RestOphalen, geheim: str) -> AuthBase | None:
    if not geheim:
        return None
    if ophalen.aanmelding == "basis":
        naam, _, wachtwoord = geheim.partition(":")
        return HttpBasicAuth(naam, wachtwoord)
    if ophalen.aanmelding == "kop":
        return APIKeyAuth(ophalen.kop, geheim)
    return BearerTokenAuth(geheim)


def _paginas(
    client: RESTClient, naam: str, verzoek: Verzoek, levering: date
) -> Iterator[list[str]]:
    """The records of each page, as JSON text.

    A server that gives one page again and again would keep us forever; so would one that numbers
    its pages and does not look at the number.
    """
    sleutels = verzoek.records.split(".") if verzoek.records else []
    vorige = b""
    paginas = client.paginate(
        verzoek.pad,
        params={
            sleutel: waarde.replace("{levering}", levering.isoformat())
            for sleutel, waarde in verzoek.parameters.items()
        },
        paginator=_paginator(verzoek),
        data_selector=_pad(sleutels),
    )
    with vertaald(naam):
        for nummer, pagina in enumerate(paginas, start=1):
            inhoud = pagina.response.content
            kenmerk = hashlib.sha256(inhoud).digest()
            try:
                gevonden = records(inhoud, sleutels)
            except GeenJson as fout:
                raise _fout(naam, nummer, str(fout)) from None
            if gevonden is None:
                plek = f"onder '{verzoek.records}'" if sleutels else "als lijst"
                raise _fout(naam, nummer, f"Op de afgesproken plek ({plek}) staan geen records.")
            if (gevonden and kenmerk == vorige) or nummer > _MAX_PAGINAS:
                raise _fout(naam, nummer, "De server geeft steeds dezelfde pagina.")
            vorige = kenmerk
            yield gevonden


def _fout(naam: str, pagina: int, tekst: str) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        f"{tekst} (onderdeel '{naam}', pagina {pagina})",
        doe="Vergelijk 'nl.waterpas.ophalen' in het contract met de beschrijving van de API.",
    )


def _pad(sleutels: list[str]) -> JSONPath:
    """Built, not written as text: a key may have a sign that means something there."""
    pad: JSONPath = Root()
    for sleutel in sleutels:
        pad = Child(pad, Fields(sleutel))
    return pad


def _paginator(verzoek: Verzoek) -> soorten.BasePaginator:
    keuze = verzoek.paginering
    if isinstance(keuze, Halpagina):
        return soorten.JSONLinkPaginator(_pad(["_links", "next", "href"]))
    if isinstance(keuze, Odatapagina):
        return soorten.JSONLinkPaginator(_pad(["@odata.nextLink"]))
    if isinstance(keuze, Veldpagina):
        return soorten.JSONLinkPaginator(_pad(keuze.veld.split(".")))
    if isinstance(keuze, Koppagina):
        return soorten.HeaderLinkPaginator()
    if isinstance(keuze, Nummerpagina):
        return soorten.PageNumberPaginator(
            base_page=keuze.eerste, page_param=keuze.parameter, total_path=None
        )
    if isinstance(keuze, Positiepagina):
        return soorten.OffsetPaginator(
            limit=keuze.aantal,
            offset_param=keuze.parameter,
            limit_param=keuze.aantal_parameter,
            total_path=None,
        )
    return soorten.SinglePagePaginator()


def _schrijf(paginas: Iterator[list[str]], pad: Path) -> int:
    """A list, not one record per line: whether it is whole can be seen, also when it is empty."""
    aantal = 0
    with pad.open("w", encoding="utf-8", newline="\n") as uit:
        uit.write("[")
        for pagina in paginas:
            for record in pagina:
                uit.write(",\n" if aantal else "\n")
                uit.write(record)
                aantal += 1
        uit.write("\n]\n")
    return aantal
