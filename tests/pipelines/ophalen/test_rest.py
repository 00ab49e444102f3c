"""Fetching from a server of the test's own."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ggm_schema.errors import Melding
from pipelines.ophalen import haal, lijn
from tests.pipelines.ophalen.conftest import Project

DAG = date(2026, 11, 1)
GEHEIM = "geheim-van-de-bron"
Antwoord = bytes | tuple[int, bytes] | tuple[int, bytes, dict[str, str]]


class Server:
    """Answers as a test says; remembers what was asked.

    `antwoord` gets path, query and headers; a number is a status, text the answer.
    """

    def __init__(self) -> None:
        self.gevraagd: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.antwoord: Callable[[str, dict[str, str]], Antwoord] = lambda pad, vraag: (404, b"")
        buiten = self

        class Afhandeling(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                buiten._geef(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Afhandeling)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.basis = f"http://127.0.0.1:{self._server.server_port}/api/v1"

    def _geef(self, verzoek: BaseHTTPRequestHandler) -> None:
        delen = urlsplit(verzoek.path)
        vraag = {k: v[0] for k, v in parse_qs(delen.query).items()}
        self.gevraagd.append((delen.path, vraag, dict(verzoek.headers)))
        antwoord = self.antwoord(delen.path, vraag)
        status, inhoud, koppen = 200, antwoord, {}
        if isinstance(antwoord, tuple):
            status, inhoud = antwoord[0], antwoord[1]
            koppen = antwoord[2] if len(antwoord) > 2 else {}
        assert isinstance(inhoud, bytes)
        verzoek.send_response(status)
        for naam, waarde in koppen.items():
            verzoek.send_header(naam, waarde)
        if "Content-Length" not in koppen:
            verzoek.send_header("Content-Length", str(len(inhoud)))
        verzoek.end_headers()
        verzoek.wfile.write(inhoud)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(lijn, "_PAUZE", 0.0)
    draait = Server()
    yield draait
    draait.stop()


def rest(server: Server, zaak: dict[str, Any], **meer: Any) -> dict[str, Any]:
    return {"soort": "rest", "basis": server.basis, "objecten": {"zaak": zaak}} | meer


def haal_op(project: Project, ophalen: dict[str, Any], kolommen: list[str] | None = None) -> Any:
    contract = project.contract(ophalen, {"zaak": kolommen or ["id"]})
    haal(contract, project.landing, DAG, {"ZAAK_GEHEIM": GEHEIM})
    return project.laad(contract, "zaak")


def bladzijden(*paginas: list[int]) -> Callable[[int], list[dict[str, int]]]:
    return lambda nummer: [{"id": i} for i in paginas[nummer]] if 0 <= nummer < len(paginas) else []


# --- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("volledig", [True, False])
def test_hal_is_followed_to_the_last_page(project: Project, server: Server, volledig: bool) -> None:
    blad = bladzijden([1, 2], [3, 4], [5])

    def antwoord(pad: str, vraag: dict[str, str]) -> bytes:
        nummer = int(vraag.get("bladzijde", "0"))
        begin = server.basis if volledig else "/api/v1"
        volgende = {"next": {"href": f"{begin}/zaken?bladzijde={nummer + 1}&datum=x"}}
        links = volgende if nummer < 2 else {}
        return json.dumps({"_embedded": {"zaken": blad(nummer)}, "_links": links}).encode()

    server.antwoord = antwoord
    zaak = {
        "pad": "zaken", "records": "_embedded.zaken", "paginering": {"soort": "hal"},
        "parameters": {"peildatum": "{levering}"},
    }  # fmt: skip
    assert haal_op(project, rest(server, zaak)) == [("1",), ("2",), ("3",), ("4",), ("5",)]
    assert project.inhoud() == {"2026-11-01/proef": ["zaak.json"]}
    assert server.gevraagd[0][:2] == ("/api/v1/zaken", {"peildatum": "2026-11-01"})


def test_odata_is_followed_to_the_last_page(project: Project, server: Server) -> None:
    blad = bladzijden([1, 2], [3])

    def antwoord(pad: str, vraag: dict[str, str]) -> bytes:
        verder = {} if "$skip" in vraag else {"@odata.nextLink": f"{server.basis}/z?$skip=2"}
        return json.dumps({"value": blad(len(vraag))} | verder).encode()

    server.antwoord = antwoord
    zaak = {"pad": "z", "records": "value", "paginering": {"soort": "odata"}}
    assert haal_op(project, rest(server, zaak)) == [("1",), ("2",), ("3",)]


def test_any_field_or_the_header_may_name_the_next_page(project: Project, server: Server) -> None:
    blad = bladzijden([1], [2])

    def antwoord(pad: str, vraag: dict[str, str]) -> Antwoord:
        volgende = None if vraag else f"{server.basis}{pad.removeprefix('/api/v1')}?p=2"
        kop = {"Link": f'<{volgende}>; rel="next"'} if volgende else {}
        return 200, json.dumps({"a": {"b": volgende}, "r": blad(len(vraag))}).encode(), kop

    server.antwoord = antwoord
    for paginering in ({"soort": "veld", "veld": "a.b"}, {"soort": "kop"}):
        ophalen = rest(server, {"pad": "z", "records": "r", "paginering": paginering})
        contract = project.contract(ophalen, {"zaak": ["id"]})
        assert haal(contract, project.landing, DAG, {}, opnieuw=True) == {"zaak": 2}


def test_numbered_pages_and_positions_end_at_the_first_empty_page(
    project: Project, server: Server
) -> None:
    blad = bladzijden([1, 2], [3, 4])
    server.antwoord = lambda pad, vraag: json.dumps(
        blad(int(vraag["nr"]) - 1 if "nr" in vraag else int(vraag["offset"]) // 2)
    ).encode()
    for paginering in (
        {"soort": "pagina", "parameter": "nr"},
        {"soort": "positie", "aantal": 2},
    ):
        ophalen = rest(server, {"pad": "z", "paginering": paginering})
        contract = project.contract(ophalen, {"zaak": ["id"]})
        assert haal(contract, project.landing, DAG, {}, opnieuw=True) == {"zaak": 4}
    assert server.gevraagd[-1][1] == {"offset": "4", "limit": "2"}


def test_a_server_that_gives_one_page_for_ever_is_left(project: Project, server: Server) -> None:
    server.antwoord = lambda pad, vraag: b'[{"id": 1}]'
    zaak = {"pad": "z", "paginering": {"soort": "pagina"}}
    with pytest.raises(Melding, match="steeds dezelfde pagina"):
        haal_op(project, rest(server, zaak))
    assert project.inhoud() == {}


# --- records --------------------------------------------------------------------------------------


def test_values_arrive_as_the_server_wrote_them(project: Project, server: Server) -> None:
    tekst = (
        '{"r": [{"id": "007", "bedrag": 1.10, "groot": 123456789012345678901234567890,'
        ' "naam": "Zo\\u00eb Ĳ", "leeg": "", "niets": null, "diep": {"a": [1.0, {"b": 2.50}]}}]}'
    )
    server.antwoord = lambda pad, vraag: tekst.encode()
    kolommen = ["id", "bedrag", "groot", "naam", "leeg", "niets", "diep.a"]
    assert haal_op(project, rest(server, {"pad": "z", "records": "r"}), kolommen) == [
        (
            "007",
            "1.10",
            "1" + "23456789012345678901234567890",
            "Zoë Ĳ",
            "",
            None,
            '[1.0,{"b":2.50}]',
        )
    ]


def test_no_records_is_an_answer_too(project: Project, server: Server) -> None:
    server.antwoord = lambda pad, vraag: b'{"r": []}'
    assert haal_op(project, rest(server, {"pad": "z", "records": "r"})) == []


@pytest.mark.parametrize(
    ("antwoord", "past"),
    [
        (b"<html>inloggen 900000001</html>", "geen geldige JSON"),
        (b'[{"id": 1', "geen geldige JSON"),
        (b'{"r": [{"id": NaN}]}', "geen geldige JSON"),
        (b'{"r": [{"id": "\xff"}]}', "geen geldige JSON"),
        (b'{"anders": []}', "Op de afgesproken plek"),
        (b'{"r": 900000001}', "Op de afgesproken plek"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_an_answer_of_another_shape_is_refused(
    project: Project, server: Server, antwoord: bytes, past: str
) -> None:
    server.antwoord = lambda pad, vraag: antwoord
    with pytest.raises(Melding, match=past) as fout:
        haal_op(project, rest(server, {"pad": "z", "records": "r"}))
    assert "900000001" not in str(fout.value)
    assert project.inhoud() == {}


# --- the line -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keuze", "kop", "waarde"),
    [
        ({}, "Authorization", f"Bearer {GEHEIM}"),
        ({"aanmelding": "kop", "kop": "X-Api"}, "X-Api", GEHEIM),
        ({"aanmelding": "basis"}, "Authorization", "Basic Z2VoZWltLXZhbi1kZS1icm9uOg=="),
    ],
)
def test_the_secret_goes_along(
    project: Project, server: Server, keuze: dict[str, str], kop: str, waarde: str
) -> None:
    server.antwoord = lambda pad, vraag: b'[{"id": 1}]'
    ophalen = rest(
        server, {"pad": "z"}, verbinding="ZAAK_GEHEIM", koppen={"Accept-Crs": "EPSG:28992"}, **keuze
    )
    assert haal_op(project, ophalen) == [("1",)]
    koppen = server.gevraagd[0][2]
    assert koppen[kop] == waarde
    assert koppen["Accept-Crs"] == "EPSG:28992"


def test_a_server_that_fails_twice_is_asked_again(project: Project, server: Server) -> None:
    uitkomsten: list[Antwoord] = [(503, b"bezig"), (500, b""), b'[{"id": 1}]']
    server.antwoord = lambda pad, vraag: uitkomsten.pop(0)
    assert haal_op(project, rest(server, {"pad": "z"})) == [("1",)]
    assert len(server.gevraagd) == 3


def test_a_line_that_breaks_half_way_is_tried_again(project: Project, server: Server) -> None:
    kort = {"Content-Length": "1000"}
    uitkomsten: list[Antwoord] = [(200, b'[{"id": 9', kort), b'[{"id": 1}]']
    server.antwoord = lambda pad, vraag: uitkomsten.pop(0)
    assert haal_op(project, rest(server, {"pad": "z"})) == [("1",)]


@pytest.mark.parametrize(
    ("status", "pogingen", "past"),
    [(500, 5, "storing"), (429, 5, "storing"), (401, 1, "weigert"), (404, 1, "bestaat niet")],
)
def test_a_status_is_told_without_what_the_server_said(
    project: Project, server: Server, status: int, pogingen: int, past: str
) -> None:
    server.antwoord = lambda pad, vraag: (status, b"persoon 900000001 onbekend")
    with pytest.raises(Melding, match=past) as fout:
        haal_op(project, rest(server, {"pad": "z"}, verbinding="ZAAK_GEHEIM"))
    assert len(server.gevraagd) == pogingen
    assert not any(woord in str(fout.value) for woord in ("900000001", GEHEIM, "127.0.0.1"))
    assert project.inhoud() == {}


def test_a_slow_server_is_not_waited_for_for_ever(
    project: Project, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lijn, "_POGINGEN", 2)
    los = threading.Event()
    server.antwoord = lambda pad, vraag: b"[]" if los.wait(20) else b"[]"
    begin = time.monotonic()
    try:
        with pytest.raises(Melding, match="antwoordt niet op tijd"):
            haal_op(project, rest(server, {"pad": "z"}, wachttijd=1))
    finally:
        los.set()
    assert time.monotonic() - begin < 10


def test_an_answer_that_is_too_big_is_not_taken_in(
    project: Project, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lijn, "_MAX_BYTES", 1 << 20)
    server.antwoord = lambda pad, vraag: b" " * (2 << 20)
    with pytest.raises(Melding, match="groter dan 1 MB"):
        haal_op(project, rest(server, {"pad": "z"}))


@pytest.mark.parametrize("manier", ["verwijzing", "volgende pagina"])
def test_the_secret_never_goes_to_another_server(
    project: Project, server: Server, manier: str
) -> None:
    ander = Server()
    ander.antwoord = lambda pad, vraag: b'{"r": [{"id": 2}]}'
    doel = f"{ander.basis}/z"
    server.antwoord = lambda pad, vraag: (
        (302, b"", {"Location": doel})
        if manier == "verwijzing"
        else json.dumps({"r": [{"id": 1}], "next": doel}).encode()
    )
    zaak = {"pad": "z", "records": "r", "paginering": {"soort": "veld", "veld": "next"}}
    try:
        with pytest.raises(Melding, match="andere server"):
            haal_op(project, rest(server, zaak, verbinding="ZAAK_GEHEIM"))
        assert ander.gevraagd == []
    finally:
        ander.stop()


def test_nobody_there(project: Project, server: Server) -> None:
    server.stop()
    with pytest.raises(Melding, match="antwoordt niet bruikbaar"):
        haal_op(project, rest(server, {"pad": "z"}))
