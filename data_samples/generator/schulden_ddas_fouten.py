"""The defects of the DDAS delivery, and which rules must see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from data_samples.generator.gebreken import Gebrek, Vindt, te_lang_bewaard
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN

EERSTE, TWEEDE = LEVERINGEN
Traject = dict[str, Any]
_TRAJECT = "bron.schulden_ddas_traject"
_GGM = "ggm_schuldhulpverlening"
ONBEKEND_BSN = test_bsns()[-41]


def _sleutel(traject: Traject) -> str:
    return f"{traject['omschrijving']}|{traject['startdatum']}"


def _op(tabel: str, *regels: int) -> tuple[Vindt[Traject], ...]:
    relatie = tabel if "." in tabel else f"{_GGM}.{tabel}"
    return tuple(Vindt(f"SCH-{regel:03d}", relatie, _sleutel) for regel in regels)


def _in(*pad: str | int, waarde: Any) -> Callable[[Traject], list[Traject]]:
    """The value at a place in the trajectory becomes another."""

    def wijzig(traject: Traject) -> list[Traject]:
        nieuw = deepcopy(traject)
        deel: Any = nieuw
        for stap in pad[:-1]:
            deel = deel[stap]
        deel[pad[-1]] = waarde
        return [nieuw]

    return wijzig


def _na(anker: tuple[str, str], doel: tuple[str, str], dagen: int) -> Callable[..., list[Traject]]:
    def wijzig(traject: Traject) -> list[Traject]:
        dag = date.fromisoformat(traject[anker[0]][anker[1]]) + timedelta(days=dagen)
        return _in(*doel, waarde=dag.isoformat())(traject)

    return wijzig


def _zonder(*velden: str) -> Callable[[Traject], list[Traject]]:
    return lambda traject: [{k: v for k, v in traject.items() if k not in velden}]


def _dubbel(traject: Traject) -> list[Traject]:
    return [traject, deepcopy(traject) | {"omschrijving": traject["omschrijving"] + "-B"}]


def _andere_schulden(traject: Traject) -> list[Traject]:
    totaal = traject["totaalSchuldbedragBijAanvangSchuld"]
    return _in("totaalSchuldbedragBijAanvangSchuld", waarde=totaal + 1_000)(traject)


def _schuld(bedrag: int) -> Callable[[Traject], list[Traject]]:
    """The first debt changes, and the total with it."""

    def wijzig(traject: Traject) -> list[Traject]:
        rest = sum(schuld["bedrag"] for schuld in traject["schulden"][1:])
        [nieuw] = _in("schulden", 0, "bedrag", waarde=bedrag)(traject)
        return [nieuw | {"totaalSchuldbedragBijAanvangSchuld": rest + bedrag}]

    return wijzig


def _loopt(traject: Traject) -> bool:
    return traject["einddatum"] is None and "oplossing" in traject


def _klaar(traject: Traject) -> bool:
    """Ended before the first delivery, so it is the same in both."""
    return traject["einddatum"] is not None and traject["einddatum"] < EERSTE


def fouten() -> Iterator[Gebrek[Traject]]:
    """All defects, each for a trajectory of its own."""
    yield Gebrek(
        "BSN ontbreekt", _in("client", 0, "Burgerservicenummer", waarde=None), _op(_TRAJECT, 1),
        _loopt, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "BSN voldoet niet aan de elfproef",
        _in("client", 0, "Burgerservicenummer", waarde=foute_bsns()[50]),
        (*_op(_TRAJECT, 2), *_op("kp_schldhlptrjct_clnt", 50)), _loopt,
    )  # fmt: skip
    yield Gebrek(
        "geboortedatum is niet die van de BRP",
        _in("client", 0, "Geboortedatum", waarde="1901-01-01"), _op(_TRAJECT, 3), _loopt,
    )  # fmt: skip
    yield Gebrek(
        "gemeentecode heeft niet de vorm GM0000", _in("gemeentecode", waarde="221"),
        _op(_TRAJECT, 4), _loopt, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "hetzelfde traject staat er twee keer in", _dubbel,
        (
            *_op(_TRAJECT, 5),
            Vindt("SCH-005", _TRAJECT, lambda t: f"{t['omschrijving']}-B|{t['startdatum']}"),
        ),
        _loopt,
    )  # fmt: skip
    yield Gebrek(
        "som van de schulden is niet het totaal", _andere_schulden, _op(_TRAJECT, 6), _loopt
    )
    yield Gebrek(
        "einddatum ligt voor de startdatum",
        _in("einddatum", waarde="2020-01-01"), (
            *_op("schuldhulptraject", 11),
            te_lang_bewaard("schulden_ddas", "traject", "einddatum"),
        ),
        _klaar, (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "schuldbedrag is negatief", _schuld(-25_000), (
            *_op("schuldhulptraject", 12), *_op("schuld", 40),
        ),
        _loopt, (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "traject is afgelopen zonder uitstroom", _zonder("uitstroom"), _op("schuldhulptraject", 13),
        _klaar,
    )  # fmt: skip
    yield Gebrek(
        "toegekend na de start", _in("toekenningsdatum", waarde="2026-09-15"),
        _op("schuldhulptraject", 14), _klaar, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "intake is te laat", _na(("aanmelding", "startdatum"), ("intake", "startdatum"), 40),
        _op(_TRAJECT, 20), _loopt, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "beschikking is te laat",
        _na(("intake", "startdatum"), ("intake", "beschikkingsdatum"), 80), _op("intake", 21),
        _loopt, (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "soort beschikking bestaat niet",
        _in("intake", "beschikkingssoort", waarde="Toewijzingsbeschikking"), _op("intake", 22),
        _loopt,
    )  # fmt: skip
    yield Gebrek(
        "soort oplossing bestaat niet", _in("oplossing", "soort", waarde="Sanering"),
        _op("oplossing", 30), _loopt, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "vrij te laten bedrag is nul", _in("oplossing", "vtlb", waarde=0), _op("oplossing", 31),
        _loopt,
    )  # fmt: skip
    yield Gebrek(
        "soort begeleiding bestaat niet", _in("begeleiding", 0, "soort", waarde="Budget"),
        _op("begeleiding", 32), _loopt, (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "reden van uitstroom bestaat niet",
        _in("uitstroom", "reden", waarde="Zelfstandig verder"), _op("uitstroom", 33), _klaar,
    )  # fmt: skip
    yield Gebrek(
        "schuldsoort bestaat niet", _in("schulden", 0, "schuldsoort", waarde="Huur"),
        _op("schuld", 41), _loopt, (EERSTE,),
    )  # fmt: skip
    yield Gebrek(
        "startdatum van de begeleiding is geen datum",
        _in("begeleiding", 0, "startdatum", waarde="2026-02-30"), _op("begeleiding", 34), _loopt,
        (TWEEDE,),
    )  # fmt: skip
    yield Gebrek(
        "cliënt staat niet in de BRP",
        _in("client", 0, "Burgerservicenummer", waarde=ONBEKEND_BSN),
        _op("kp_schldhlptrjct_clnt", 50), _loopt, (TWEEDE,),
    )  # fmt: skip
