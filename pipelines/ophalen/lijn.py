"""The line to the server of an API: to one host only, within time and size, tried again.

Belongs here: how a question travels, and what its failing is called. Does not belong here: what is
asked (`rest`).
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from dlt.sources.helpers.requests.retry import Client
from requests.adapters import HTTPAdapter

from ggm_schema.errors import OnleesbareInvoer

_POGINGEN = 5
_VERBINDEN = 30
_PAUZE = 1.0
_LANGSTE_PAUZE = 60
_MAX_BYTES = 256 << 20
_HAP = 1 << 16


def sessie(basis: str, wachttijd: int) -> requests.Session:
    """A session that asks the host of `basis` only: another one, by a link or a redirect, must not
    get to see the secret.

    Status 429 and 5xx, silence and a broken line are tried again, a few times.
    """
    gewoon: requests.Session = Client(
        request_timeout=(_VERBINDEN, wachttijd),
        raise_for_status=False,
        request_max_attempts=_POGINGEN,
        request_backoff_factor=_PAUZE,
        request_max_retry_delay=_LANGSTE_PAUZE,
    ).session
    adres = urlsplit(basis)
    gewoon.adapters.clear()
    gewoon.mount(f"{adres.scheme}://{adres.netloc}/", _Begrensd(wachttijd))
    return gewoon


class _Begrensd(HTTPAdapter):
    """Takes an answer in as a whole, unless it is too big or comes too slowly.

    A limit of `requests` is about each piece, so a server that drips could go on for days.
    """

    def __init__(self, wachttijd: int) -> None:
        super().__init__()
        self._wachttijd = wachttijd

    def send(self, request: requests.PreparedRequest, *args: Any, **opties: Any) -> Any:
        begin = time.monotonic()
        antwoord = super().send(request, *args, **opties | {"stream": True})
        inhoud = io.BytesIO()
        try:
            for hap in antwoord.raw.stream(_HAP, decode_content=True):
                inhoud.write(hap)
                if inhoud.tell() > _MAX_BYTES:
                    raise TeGroot
                if time.monotonic() - begin > self._wachttijd:
                    raise requests.ReadTimeout
        except (urllib3.exceptions.HTTPError, OSError) as fout:
            if isinstance(fout, requests.RequestException):
                raise
            raise requests.ConnectionError from None
        finally:
            antwoord.raw.close()
        inhoud.seek(0)
        antwoord.raw = inhoud
        return antwoord


class TeGroot(requests.RequestException):
    """One page is more than fits."""


@contextmanager
def vertaald(naam: str) -> Iterator[None]:
    """What can go wrong on the line, in words without address, answer or secret."""
    try:
        yield
    except requests.HTTPError as fout:
        raise _melding(
            naam, *_van_status(fout.response.status_code if fout.response is not None else 500)
        ) from None
    except TeGroot:
        raise _melding(
            naam,
            f"Een antwoord van de API is groter dan {_MAX_BYTES >> 20} MB.",
            "Vraag kleinere pagina's, met 'parameters' in het contract.",
        ) from None
    except requests.exceptions.InvalidSchema:
        raise _melding(
            naam,
            "De API verwijst naar een andere server dan de basis in het contract.",
            "Controleer 'basis'. Het geheim van deze bron gaat nooit naar een andere server.",
        ) from None
    except (requests.exceptions.JSONDecodeError, RecursionError):
        raise _geen_json(naam) from None
    except requests.RequestException as fout:
        soort = "op tijd" if isinstance(fout, requests.Timeout) else "bruikbaar"
        raise _melding(
            naam,
            f"De API antwoordt niet {soort}, ook niet na {_POGINGEN} pogingen.",
            "Controleer 'basis', het netwerk en of de API werkt. Verhoog zo nodig 'wachttijd'.",
        ) from None
    except ValueError:
        raise _geen_json(naam) from None


def _geen_json(naam: str) -> OnleesbareInvoer:
    return _melding(
        naam,
        "Het antwoord van de API is geen geldige JSON.",
        "Controleer 'basis' en 'pad': misschien antwoordt een inlogpagina.",
    )


def _van_status(status: int) -> tuple[str, str]:
    if status in (401, 403):
        return (
            f"De API weigert de toegang (status {status}).",
            "Controleer het geheim in de omgevingsvariabele, 'aanmelding' en de rechten.",
        )
    if status in (404, 410):
        return f"Dit adres bestaat niet in de API (status {status}).", "Controleer 'pad'."
    if status == 429 or status >= 500:
        return (
            f"De API geeft een storing (status {status}), ook na {_POGINGEN} pogingen.",
            "Probeer het later opnieuw, of vraag de beheerder van de API.",
        )
    return (
        f"De API neemt de vraag niet aan (status {status}).",
        "Controleer 'pad', 'parameters' en 'koppen' in het contract.",
    )


def _melding(naam: str, fout: str, doe: str) -> OnleesbareInvoer:
    return OnleesbareInvoer(f"{fout} (onderdeel '{naam}')", doe=doe)
