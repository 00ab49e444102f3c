"""The file that other programs read: its shape is fixed, and it holds all that was found."""

from __future__ import annotations

import json as standaard

import pytest
from pydantic import ValidationError

from ggm_schema.verschil.json_ import Verschilbestand, json
from ggm_schema.verschil.verslag import Verslag


def test_the_file_holds_every_change_and_every_consequence(verslag: Verslag) -> None:
    gelezen = Verschilbestand.model_validate_json(json(verslag))
    assert len(gelezen.wijzigingen) == len(verslag.wijzigingen)
    assert [(w.soort, w.naam, w.oud, w.nieuw, w.guid_oud) for w in gelezen.wijzigingen] == [
        (w.soort, w.naam, w.oud, w.nieuw, w.guid_oud) for w in verslag.wijzigingen
    ]
    assert [(g.soort, g.oud, g.nieuw) for g in gelezen.datapakhuis] == [
        (g.soort, g.oud, g.nieuw) for g in verslag.gevolgen
    ]
    assert sum(t.aantal for t in gelezen.telling) == len(verslag.wijzigingen)
    assert gelezen.oud.sha256 == verslag.oud.sha256


def test_the_shape_is_what_it_was(verslag: Verslag) -> None:
    """Who changes this raises `vormversie`, or breaks the programs that read the file."""
    inhoud = standaard.loads(json(verslag))
    assert list(inhoud) == [
        "vorm", "vormversie", "oud", "nieuw", "telling", "wijzigingen", "datapakhuis",
    ]  # fmt: skip
    assert (inhoud["vorm"], inhoud["vormversie"]) == ("waterpas-ggm-verschil", 1)
    assert list(inhoud["oud"]) == ["versie", "datum", "bestand", "sha256"]
    assert list(inhoud["telling"][0]) == ["element", "soort", "aantal"]
    assert list(inhoud["wijzigingen"][0]) == [
        "soort", "element", "domein", "pakket", "eigenaar", "naam", "oud", "nieuw",
        "guid_oud", "guid_nieuw",
    ]  # fmt: skip
    assert list(inhoud["datapakhuis"][0]) == ["soort", "oud", "nieuw", "detail"]


def test_a_file_of_another_shape_is_not_taken_for_one(verslag: Verslag) -> None:
    inhoud = standaard.loads(json(verslag))
    for anders in ({"vormversie": 2}, {"vorm": "iets"}, {"extra": 1}):
        with pytest.raises(ValidationError):
            Verschilbestand.model_validate(inhoud | anders)


def test_the_same_difference_gives_the_same_bytes(verslag: Verslag) -> None:
    assert json(verslag) == json(verslag)


def test_no_difference_is_a_file_with_empty_lists(leeg: Verslag) -> None:
    inhoud = standaard.loads(json(leeg))
    assert (inhoud["telling"], inhoud["wijzigingen"], inhoud["datapakhuis"]) == ([], [], [])
