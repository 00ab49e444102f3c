"""Words of a name: how people write it makes no difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.zoek.woorden import delen, enkelvoud, plat

WOORD = st.text(st.sampled_from("abcdefghij"), min_size=2, max_size=8)
WOORDEN = st.lists(WOORD, min_size=1, max_size=5)


@given(woorden=WOORDEN)
def test_all_ways_of_writing_a_name_have_the_same_words(woorden: list[str]) -> None:
    vormen = (
        " ".join(woorden),
        "_".join(woorden).upper(),
        "-".join(woorden),
        "".join(woord.capitalize() for woord in woorden),
        f"  {'  '.join(woorden)} ",
    )
    for vorm in vormen:
        assert delen(vorm) == tuple(woorden), vorm
        assert plat(vorm) == "".join(woorden)


@given(naam=st.text(max_size=40))
def test_no_text_breaks_it_and_one_word_stays_one_word(naam: str) -> None:
    assert plat(plat(naam)) == plat(naam)
    assert all(delen(naam)) or not delen(naam)


@pytest.mark.parametrize(
    ("naam", "woorden"),
    [
        ("KVKnummer", ("kv", "knummer")),
        ("WOZWaarde", ("woz", "waarde")),
        ("financiële ondersteuning", ("financiele", "ondersteuning")),
        ("adresregelBuitenland1", ("adresregel", "buitenland", "1")),
        ("OntbindingHuwelijk/geregistreerdPartnerschap",
         ("ontbinding", "huwelijk", "geregistreerd", "partnerschap")),
    ],
)  # fmt: skip
def test_words_are_split_where_the_model_splits_them(naam: str, woorden: tuple[str, ...]) -> None:
    assert delen(naam) == woorden


def test_a_name_of_signs_only_is_itself() -> None:
    assert plat(" ++ ") == "++"


@pytest.mark.parametrize(
    ("meervoud", "enkel"),
    [
        ("vergunningen", "vergunning"), ("adressen", "adres"), ("zaken", "zaak"),
        ("besluiten", "besluit"), ("panden", "pand"), ("regelen", "regel"),
        ("medewerkers", "medewerker"), ("containers", "container"), ("bomen", "boom"),
        ("even", "even"), ("adres", "adres"), ("huis", "huis"),
    ],
)  # fmt: skip
def test_a_plural_has_its_singular(meervoud: str, enkel: str) -> None:
    assert enkelvoud(meervoud) == enkel
