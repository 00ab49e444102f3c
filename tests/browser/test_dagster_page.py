"""What a data team and a steward see on Dagster's page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import LEVERINGEN, Pagina

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECONDEN = 60
# Canvases on which something is drawn.
GETEKEND = """
return Array.from(document.querySelectorAll('canvas')).filter(c => {
    const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
    return pixels.some((waarde, plek) => plek % 4 === 3 && waarde > 0);
}).length
"""


def tekst(browser: Chrome) -> str:
    """What the page shows, on one line."""
    return " ".join(browser.find_element(By.TAG_NAME, "body").text.split())


def toon(browser: Chrome, url: str, *woorden: str) -> str:
    """Open a page and wait until it shows these words."""
    browser.get(url)
    wacht_op(browser, lambda: all(woord in tekst(browser) for woord in woorden))
    return tekst(browser)


def wacht_op(browser: Chrome, klaar: Callable[[], bool]) -> None:
    WebDriverWait(browser, SECONDEN, ignored_exceptions=[Exception]).until(
        lambda _: klaar(), message=tekst(browser)[:2000]
    )


def bewaar(browser: Chrome, map_: Path, naam: str) -> None:
    pad = map_ / f"{naam}.png"
    assert browser.save_screenshot(str(pad))
    assert pad.stat().st_size > 20_000


def een_gezakte_regel(warehouse: Path) -> dict[str, str]:
    """A rule of the last levering that is not met, as the warehouse knows it."""
    with duckdb.connect(str(warehouse / "actueel.duckdb"), read_only=True) as con:
        rij = con.execute(
            """
            select r.entiteit, r.dimensie, r.regel_id, r.titel, r.omschrijving, r.herstel, m.n_fout
            from kwaliteit.meting m join kwaliteit.regel r using (run_id, regel_id)
            where m.levering = ? and m.status = 'voldoet_niet' and r.domein = 'brp'
              and r.entiteit = 'ggm_rsgb.natuurlijkpersoon'
            order by r.regel_id limit 1
            """,
            [LEVERINGEN[-1]],
        ).fetchone()
    assert rij, "de voorbeelden horen een fout te bevatten"
    namen = ("entiteit", "dimensie", "regel_id", "titel", "omschrijving", "herstel", "n_fout")
    return {naam: " ".join(str(waarde).split()) for naam, waarde in zip(namen, rij, strict=True)}


def test_the_asset_graph_runs_from_extract_to_measured_table(
    pagina: Pagina, browser: Chrome, schermen: Path
) -> None:
    url = f"{pagina.url}/locations/waterpas/asset-groups/brp/lineage"
    # What lies outside the window is not drawn.
    browser.set_window_size(3600, 3200)
    gezien = toon(
        browser, url, "brp_csv", "ingeschrevenpersoon", "Great Expectations", "partitions"
    )
    assert "Asset checks" in gezien
    assert browser.find_elements(By.CSS_SELECTOR, "svg path")
    bewaar(browser, schermen, "graaf")


def test_a_failed_check_explains_itself(pagina: Pagina, browser: Chrome, schermen: Path) -> None:
    regel = een_gezakte_regel(pagina.warehouse)
    suite, check = regel["entiteit"].partition(".")[2], regel["dimensie"].lower()
    url = f"{pagina.url}/assets/kwaliteit/brp/{suite}?view=checks&checkDetail={check}"
    gezien = toon(browser, url, regel["regel_id"], "Failed", "Wat te doen")
    for deel in ("titel", "omschrijving", "herstel"):
        assert regel[deel] in gezien, deel
    assert f"{regel['n_fout']} van " in gezien
    bewaar(browser, schermen, "gezakte_check")


def test_the_scorecard_shows_its_numbers_over_leveringen(
    pagina: Pagina, browser: Chrome, schermen: Path
) -> None:
    url = f"{pagina.url}/assets/scorekaart/brp?view=overview"
    gezien = toon(browser, url, "kwaliteitsscore", "foutvrije_objecten", "begin_hier")
    assert "Personen (BRP)" in gezien
    bewaar(browser, schermen, "scorekaart")
    [knop] = browser.find_elements(By.XPATH, "//button[contains(., 'Plots')]")
    knop.click()
    wacht_op(browser, lambda: browser.execute_script(GETEKEND) >= 3)
    assert "kwaliteitsscore" in tekst(browser)
    plot = browser.find_element(By.XPATH, "//*[text()='kwaliteitsscore']")
    browser.execute_script("arguments[0].scrollIntoView()", plot)
    bewaar(browser, schermen, "plot")


def test_no_invitation_covers_the_page(pagina: Pagina, browser: Chrome) -> None:
    gezien = toon(browser, f"{pagina.url}/jobs", "alles")
    assert "community" not in gezien.lower()
