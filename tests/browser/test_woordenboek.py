"""The dictionary in a real browser, straight from the disk: search with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

import ggm_schema
from ggm_schema.woordenboek import schrijf
from tests.browser.conftest import VLAGGEN, _chromium
from tests.ggm_schema.woordenboek import model

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Every form field, link, table and drawing has a name that a screen reader can tell.
NAAMLOOS = """
const naam = e => e.getAttribute('aria-label') || e.textContent.trim()
  || (e.id && document.querySelector(`label[for="${e.id}"]`)?.textContent.trim())
  || (e.caption && e.caption.textContent.trim());
return [...document.querySelectorAll('a,input,table,svg,nav,[role=region],[role=listbox]')]
  .filter(e => !naam(e)).map(e => e.outerHTML.slice(0, 120));
"""
VERWEZEN = """
const weg = [];
for (const e of document.querySelectorAll('*')) {
  for (const wat of ['aria-controls', 'aria-describedby', 'aria-activedescendant', 'for']) {
    const id = e.getAttribute(wat);
    if (id && !document.getElementById(id)) weg.push(`${wat}=${id}`);
  }
}
return weg;
"""


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole GGM."""
    _chromium()
    return schrijf(ggm_schema.load(), tmp_path_factory.mktemp("boek") / "boek").parent


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests, that remembers what it fetched and what it complained of."""
    chromium, driver = _chromium()
    opties = webdriver.ChromeOptions()
    opties.binary_location = chromium
    for vlag in (*VLAGGEN, f"--user-data-dir={tmp_path_factory.mktemp('profiel')}"):
        opties.add_argument(vlag)
    opties.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    venster = webdriver.Chrome(options=opties, service=Service(driver))
    yield venster
    venster.quit()


@pytest.fixture
def pagina(chrome: Chrome, boek: Path) -> Iterator[Chrome]:
    """The first page; afterwards nothing has gone wrong and nothing came from elsewhere."""
    chrome.get_log("performance")
    chrome.get((boek / "index.html").as_uri())
    yield chrome
    assert chrome.get_log("browser") == []
    gehaald = {
        bericht["params"]["request"]["url"]
        for regel in chrome.get_log("performance")
        if (bericht := json.loads(regel["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    }
    assert (boek / "zoekindex.js").as_uri() in gehaald  # so the log does tell what is fetched
    assert not [url for url in gehaald if not url.startswith((boek.as_uri(), "data:"))]


def toets(venster: Chrome, *toetsen: str) -> None:
    """Press keys wherever the focus is."""
    for toets_ in toetsen:
        venster.switch_to.active_element.send_keys(toets_)


def opties(venster: Chrome) -> list[str]:
    return [
        " ".join(optie.text.split())
        for optie in venster.find_elements(By.CSS_SELECTOR, "#gevonden [role=option]")
        if optie.is_displayed()
    ]


def gekozen(venster: Chrome) -> WebElement:
    """The option that the search field says is active."""
    veld = venster.find_element(By.ID, "zoek")
    return venster.find_element(By.ID, veld.get_attribute("aria-activedescendant") or "geen")


def wacht_op_titel(venster: Chrome, begin: str) -> None:
    WebDriverWait(venster, 20).until(lambda v: v.title.startswith(begin), venster.title)


def test_the_keyboard_alone_opens_the_right_page(pagina: Chrome) -> None:
    toets(pagina, "/")
    veld = pagina.switch_to.active_element
    assert veld.get_attribute("id") == "zoek"
    assert veld.get_attribute("value") == ""
    toets(pagina, "pand")
    assert opties(pagina)[0] == "Pand objecttype – Model BAG"
    assert veld.get_attribute("aria-expanded") == "true"
    toets(pagina, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert gekozen(pagina).text.startswith("Pand")
    assert gekozen(pagina).get_attribute("aria-selected") == "true"
    toets(pagina, Keys.ENTER)
    wacht_op_titel(pagina, "Pand – Model BAG")
    assert pagina.find_element(By.TAG_NAME, "h1").text == "Pand"


def test_search_works_on_a_page_in_a_folder_too(pagina: Chrome, boek: Path) -> None:
    pagina.get((boek / "objecttype" / "ggm_bag.pand.html").as_uri())
    toets(pagina, "/", "woonplaats", Keys.ENTER)
    wacht_op_titel(pagina, "Woonplaats – Model BAG")


def test_escape_clears(pagina: Chrome) -> None:
    toets(pagina, "/", "zaak")
    assert opties(pagina)
    toets(pagina, Keys.ESCAPE)
    veld = pagina.find_element(By.ID, "zoek")
    assert (veld.get_attribute("value"), opties(pagina)) == ("", [])
    assert veld.get_attribute("aria-expanded") == "false"
    assert pagina.switch_to.active_element == veld


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("ingescreven persoon", "IngeschrevenPersoon objecttype – Model Kern RSGB"),
        ("verblijfsobjcet", "Verblijfsobject objecttype – Model BAG"),
        ("PNAD", "Pand objecttype – Model BAG"),
        ("navordering", "Naheffing objecttype – Model Parkeren"),  # a synonym
        ("oorspronkelijkbouwjaar", "oorspronkelijkBouwjaar kenmerk – Pand, Model BAG"),
        ("statuspand", "statusPand waardelijst – Model BAG"),
    ],
)
def test_near_spelling_synonyms_columns_and_lists_are_found(
    pagina: Chrome, getypt: str, bedoeld: str
) -> None:
    toets(pagina, "/", getypt)
    assert bedoeld in opties(pagina)[:3]


def test_a_column_opens_at_its_row(pagina: Chrome) -> None:
    toets(pagina, "/", "oorspronkelijkbouwjaar", Keys.ENTER)
    wacht_op_titel(pagina, "Pand – Model BAG")
    assert pagina.current_url.endswith("#kolom-oorspronkelijkbouwjaar")
    rij = pagina.find_element(By.ID, "kolom-oorspronkelijkbouwjaar")
    assert "oorspronkelijkBouwjaar" in rij.text


def test_object_types_with_one_name_are_told_apart_by_their_package(pagina: Chrome) -> None:
    toets(pagina, "/", "standplaats")
    gelijk = [optie for optie in opties(pagina) if optie.startswith("Standplaats objecttype")]
    assert len(gelijk) == 2
    assert len(set(gelijk)) == 2
    assert "Standplaats objecttype – Model BAG" in gelijk


def test_what_is_not_there_is_said(pagina: Chrome) -> None:
    toets(pagina, "/", "qqqqxxxx")
    assert opties(pagina) == []
    assert pagina.find_element(By.ID, "zoekstand").text == "Niets gevonden"
    toets(pagina, Keys.ENTER)
    assert pagina.current_url.endswith("index.html")


@pytest.mark.parametrize(
    "adres", ["index.html", "overzicht.html", "objecttype/ggm_bag.pand.html", "pakket/ggm_bag.html"]
)
def test_everything_has_a_name(pagina: Chrome, boek: Path, adres: str) -> None:
    pagina.get((boek / adres).as_uri())
    toets(pagina, "/", "pand", Keys.ARROW_DOWN)
    assert pagina.execute_script(NAAMLOOS) == []
    assert pagina.execute_script(VERWEZEN) == []
    assert pagina.find_element(By.TAG_NAME, "html").get_attribute("lang") == "nl"


def test_a_box_of_the_drawing_opens_its_page(pagina: Chrome, boek: Path) -> None:
    pagina.get((boek / "pakket" / "ggm_imbor.html").as_uri())
    vakken = pagina.find_elements(By.CSS_SELECTOR, "svg.diagram a")
    assert len(vakken) == 58
    [kolk] = [vak for vak in vakken if vak.get_attribute("aria-label") == "Kolk"]
    kolk.send_keys(Keys.ENTER)
    wacht_op_titel(pagina, "Kolk – Model IMBOR")


def test_a_narrow_screen_does_not_scroll_sideways(pagina: Chrome, boek: Path) -> None:
    maat = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    pagina.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", maat)
    try:
        for adres in ("objecttype/ggm_rsgb.ingeschrevenpersoon.html", "pakket/ggm_bag.html"):
            pagina.get((boek / adres).as_uri())
            assert pagina.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        pagina.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_dark_screen_gets_dark_pages(pagina: Chrome) -> None:
    kleur = "return getComputedStyle(document.body).backgroundColor"
    licht = pagina.execute_script(kleur)
    donker = [{"name": "prefers-color-scheme", "value": "dark"}]
    pagina.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": donker})
    try:
        assert (licht, pagina.execute_script(kleur)) == ("rgb(255, 255, 255)", "rgb(20, 24, 28)")
    finally:
        pagina.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_without_scripts_there_is_a_list_from_a_to_z(pagina: Chrome) -> None:
    pagina.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        pagina.refresh()
        assert not pagina.find_element(By.ID, "zoek").is_displayed()
        pagina.find_element(By.LINK_TEXT, "Verblijfsobject").send_keys(Keys.ENTER)
        wacht_op_titel(pagina, "Verblijfsobject – Model BAG")
    finally:
        pagina.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_name_that_wants_to_be_a_script_stays_a_name(chrome: Chrome, tmp_path: Path) -> None:
    boek = schrijf(model.catalogus(), tmp_path / "boek").parent
    chrome.get((boek / "index.html").as_uri())
    toets(chrome, "/", "gevaar")
    assert opties(chrome)[0] == f"Gevaar {model.GEVAARLIJK} objecttype – Model Dieren"
    toets(chrome, Keys.ENTER)
    wacht_op_titel(chrome, "Gevaar <script>")
    assert chrome.find_element(By.TAG_NAME, "h1").text == f"Gevaar {model.GEVAARLIJK}"
    assert chrome.get_log("browser") == []  # and an alert would have made every call above fail
