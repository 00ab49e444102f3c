"""The page in a real browser, opened from a file: the filter, the keyboard, a narrow screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from ggm_schema.verschil.html import html
from ggm_schema.verschil.verslag import Verslag
from tests.ggm_schema.verschil.conftest import VALS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pagina(tmp_path_factory: pytest.TempPathFactory, verslag: Verslag) -> Path:
    pad = tmp_path_factory.mktemp("verschil") / "verschil.html"
    pad.write_text(html(verslag), "utf-8")
    return pad


@pytest.fixture
def open_pagina(browser: webdriver.Chrome, pagina: Path) -> webdriver.Chrome:
    browser.get_log("performance")
    browser.get(pagina.as_uri())
    return browser


def zichtbaar(browser: webdriver.Chrome) -> list[str]:
    rijen = browser.find_elements(By.CSS_SELECTOR, "tr[data-soort]")
    return [rij.text for rij in rijen if rij.is_displayed()]


def test_the_page_runs_its_script_without_errors_or_requests(
    open_pagina: webdriver.Chrome, pagina: Path, verslag: Verslag
) -> None:
    assert open_pagina.get_log("browser") == []
    aantal = len(verslag.wijzigingen)
    stand = open_pagina.find_element(By.ID, "stand").text
    assert stand == f"{aantal} van {aantal} wijzigingen te zien"
    adressen = [
        bericht["params"]["request"]["url"]
        for regel in open_pagina.get_log("performance")
        if (bericht := json.loads(regel["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert [a for a in adressen if a != pagina.as_uri() and not a.startswith("data:")] == []


def test_the_filters_work_together_and_empty_packages_go(
    open_pagina: webdriver.Chrome, verslag: Verslag
) -> None:
    Select(open_pagina.find_element(By.ID, "element")).select_by_value("waarde")
    waarden = [w for w in verslag.wijzigingen if w.element == "waarde"]
    assert len(zichtbaar(open_pagina)) == len(waarden)
    Select(open_pagina.find_element(By.ID, "soort")).select_by_value("toegevoegd")
    assert len(zichtbaar(open_pagina)) == 2
    koppen = open_pagina.find_elements(By.CSS_SELECTOR, "section.pakket h3")
    assert [kop.text for kop in koppen if kop.is_displayed()] == ["5 Sport / Model Smederij"]


def test_a_word_is_searched_from_the_keyboard_and_enter_does_not_leave(
    open_pagina: webdriver.Chrome, pagina: Path
) -> None:
    veld = open_pagina.find_element(By.ID, "woord")
    veld.send_keys("ROEPNAAM", Keys.ENTER)
    assert open_pagina.current_url == pagina.as_uri()
    rijen = zichtbaar(open_pagina)
    assert rijen
    assert all("roepnaam" in rij for rij in rijen)
    veld.clear()
    veld.send_keys("<script>")
    [rij] = zichtbaar(open_pagina)
    assert VALS in rij


def test_the_skip_link_comes_first(open_pagina: webdriver.Chrome) -> None:
    open_pagina.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    actief = open_pagina.switch_to.active_element
    assert actief.text == "Naar de inhoud"
    actief.send_keys(Keys.ENTER)
    assert open_pagina.switch_to.active_element.get_attribute("id") == "inhoud"


def test_at_320_pixels_the_page_does_not_scroll_sideways(
    browser: webdriver.Chrome, pagina: Path
) -> None:
    """WCAG 1.4.10: what a phone shows, or a screen enlarged to 400 %."""
    maat = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", maat)
    browser.get(pagina.as_uri())
    for element in browser.find_elements(By.TAG_NAME, "summary"):
        element.send_keys(Keys.ENTER)
    te_breed = browser.execute_script(
        "return [...document.querySelectorAll('body *')]"
        ".filter(e => !e.closest('.rol') && e.getBoundingClientRect().right > 320.5)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert te_breed == []
