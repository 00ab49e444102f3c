"""The library that fetches costs seconds, keeps no state and is imported by nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def draai(code: str, **env: str) -> str:
    klaar = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout.strip()


def test_the_commands_import_no_dlt() -> None:
    code = (
        "import sys\n"
        "import pipelines.cli.haal, pipelines.ophalen\n"
        "print(sorted(m for m in sys.modules if m in ('dlt', 'psycopg', 'oracledb', 'requests')))\n"
    )
    assert draai(code) == "[]"


def test_fetching_leaves_nothing_outside_the_landing_and_asks_no_other_host(
    tmp_path: Path,
) -> None:
    """Seen from the process itself: each file it makes, each address it looks up or connects to."""
    code = (
        "import json, sys, threading\n"
        "from datetime import date\n"
        "from http.server import BaseHTTPRequestHandler, HTTPServer\n"
        "from pathlib import Path\n"
        "class A(BaseHTTPRequestHandler):\n"
        "    def do_GET(self):\n"
        "        self.send_response(200)\n"
        "        self.end_headers()\n"
        "        self.wfile.write(b'[{}]')\n"
        "    def log_message(self, *_): pass\n"
        "server = HTTPServer(('127.0.0.1', 0), A)\n"
        "threading.Thread(target=server.serve_forever, daemon=True).start()\n"
        "gezien = set()\n"
        "def kijk(soort, wat):\n"
        "    if soort == 'open' and isinstance(wat[0], str) and wat[2] & 0o103:\n"
        "        gezien.add(wat[0])\n"
        "    if soort in ('socket.connect', 'socket.getaddrinfo'):\n"
        "        gezien.add(str(wat[1][0] if soort == 'socket.connect' else wat[0]))\n"
        "    if soort == 'os.mkdir':\n"
        "        gezien.add(str(wat[0]))\n"
        "sys.addaudithook(kijk)\n"
        "from pipelines.contract.ophalen import RestOphalen\n"
        "from pipelines.ophalen.rest import haal_antwoorden\n"
        "basis = f'http://127.0.0.1:{server.server_port}'\n"
        "vraag = RestOphalen(soort='rest', basis=basis, objecten={'zaak': {}})\n"
        "assert haal_antwoorden(vraag, '', date(2026, 11, 1), Path(sys.argv[1])) == {'zaak': 1}\n"
        "print(json.dumps(sorted(gezien)))\n"
    ).replace("sys.argv[1]", repr(str(tmp_path)))
    thuis = tmp_path / "thuis"
    thuis.mkdir()
    gezien = json.loads(draai(code, HOME=str(thuis), PYTHONDONTWRITEBYTECODE="1"))
    assert set(gezien) - {"/dev/null"} == {"127.0.0.1", str(tmp_path / "zaak.json")}
    assert list(thuis.iterdir()) == []
