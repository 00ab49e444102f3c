"""The page in a real browser: keyboard, narrow screens, no requests, no errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def _open(browser: webdriver.Chrome, pagina: Path) -> None:
    browser.get(pagina.as_uri())


def test_no_errors_and_no_requests(browser: webdriver.Chrome, pagina: Path) -> None:
    browser.get_log("performance")
    _open(browser, pagina)
    assert browser.get_log("browser") == []
    adressen = [
        boodschap["params"]["request"]["url"]
        for regel in browser.get_log("performance")
        if (boodschap := json.loads(regel["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert [a for a in adressen if a != pagina.as_uri() and not a.startswith("data:")] == []


def test_the_skip_link_comes_first_and_works(browser: webdriver.Chrome, pagina: Path) -> None:
    _open(browser, pagina)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    actief = browser.switch_to.active_element
    assert actief.text == "Naar de inhoud"
    assert actief.rect["y"] >= 0
    actief.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "inhoud"


def test_a_rule_opens_with_the_keyboard(browser: webdriver.Chrome, pagina: Path) -> None:
    _open(browser, pagina)
    regel = browser.find_element(By.ID, "regel-BAG-001")
    tabel = regel.find_element(By.TAG_NAME, "table")
    assert not tabel.is_displayed()
    regel.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert tabel.is_displayed()
    assert "buiten.zip/binnen.zip/PND.xml" in tabel.text


def test_at_320_pixels_the_page_does_not_scroll_sideways(
    browser: webdriver.Chrome, pagina: Path
) -> None:
    """WCAG 1.4.10: what a phone shows, or a screen enlarged to 400 %."""
    maat = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", maat)
    _open(browser, pagina)
    for element in browser.find_elements(By.TAG_NAME, "summary"):
        element.send_keys(Keys.ENTER)
    te_breed = browser.execute_script(
        "return [...document.querySelectorAll('body *')]"
        ".filter(e => !e.closest('.rol') && e.getBoundingClientRect().right > 320.5)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert te_breed == []
