"""The defects of the reports: what goes wrong, in which delivery, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.meldingen_rijen import Melding, Velden, meldingen, termijnen, tijd
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN
GENOEG_PERSONEN = 1_000
_TABELLEN = {
    0: "ggm_dienstverlening.aanvraagofmelding",
    1: "ggm_dienstverlening.aanvraagofmelding",
    2: "ggm_beheer_openbare_ruimte.melding",
    3: "ggm_dienstverlening.mor_aanvraagofmelding",
    4: "ggm_vth.aomstatus",
    5: "ggm_dienstverlening.onderwerp",
}
_MAANDEN_OUD = datetime(2026, 9, 1, tzinfo=UTC)

Wijziging = Callable[[Melding], list[Melding]]


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Melding]:
    """The reports with their defects; a small world has none."""
    gebreken = GEBREKEN if len(wereld.ingezetenen) >= GENOEG_PERSONEN else ()
    return plant(meldingen(wereld, levering), gebreken, levering, waarheid)


def geleverde_termijnen(levering: str, waarheid: Waarheid) -> list[Velden]:
    """The category tree; a term is missing in both deliveries."""
    return plant(termijnen(), (_GEEN_TERMIJN,), levering, waarheid)


def _vindt(*regels: int) -> tuple[Vindt[Melding], ...]:
    """Statuses have numbers of their own: the last one is meant."""
    return tuple(
        Vindt(
            f"MOR-{n:03d}",
            _TABELLEN[n // 10],
            (lambda m: str(m.statussen[-1]["id"])) if n // 10 == 4 else lambda m: str(m.nummer),
        )
        for n in regels
    )


def _kolom(regel: str, kolom: str) -> tuple[Vindt[Melding], ...]:
    return (Vindt(regel, "kwaliteit.bronkolom", lambda _: f"meldingen_signalen|melding|{kolom}"),)


def _signaal(**velden: str | None) -> Wijziging:
    return lambda m: [replace(m, signaal=m.signaal | velden)]


def _status(**velden: str | None) -> Wijziging:
    return lambda m: [
        replace(m, statussen=(*m.statussen[:-1], m.statussen[-1] | velden)),
    ]


def _locatie(**velden: str | None) -> Wijziging:
    return lambda m: [replace(m, locaties=(*m.locaties[:-1], m.locaties[-1] | velden))]


def _categorie(**velden: str | None) -> Wijziging:
    return lambda m: [replace(m, categorieen=(m.categorieen[0] | velden,))]


def _omgewisseld(melding: Melding) -> list[Melding]:
    plaats = melding.locaties[-1]
    return _locatie(lat=plaats["lng"], lng=plaats["lat"])(melding)


def _te_vroeg_klaar(melding: Melding) -> list[Melding]:
    return _status(created_at=tijd(melding.gemeld - timedelta(days=3)))(melding)


def _te_laat_gemeld(melding: Melding) -> list[Melding]:
    """Everything about the report lies a year ahead: someone typed the wrong year."""
    moment = tijd(melding.gemeld + timedelta(days=365))
    statussen = tuple(rij | {"created_at": moment} for rij in melding.statussen)
    return [replace(m, statussen=statussen) for m in _signaal(created_at=moment)(melding)]


def _vorige_status(melding: Melding) -> list[Melding]:
    return _signaal(status_id=melding.statussen[-2]["id"])(melding)


def _blijft_liggen(melding: Melding) -> list[Melding]:
    """Reported and taken up in 2024, and never looked at again."""
    moment = datetime(2024, 5, 6, 9, 30, tzinfo=UTC)
    statussen = tuple(rij | {"created_at": tijd(moment)} for rij in melding.statussen)
    signaal = melding.signaal | {"created_at": tijd(moment), "updated_at": tijd(moment)}
    return [replace(melding, signaal=signaal, statussen=statussen)]


def _losse_status(melding: Melding) -> list[Melding]:
    """The last status belongs to a report that is not there; the one before is the current one."""
    los = melding.statussen[-1] | {"_signal_id": "9999999"}
    signaal = melding.signaal | {"status_id": melding.statussen[-2]["id"]}
    return [replace(melding, signaal=signaal, statussen=(*melding.statussen[:-1], los))]


def _dubbel(melding: Melding) -> list[Melding]:
    return [melding, replace(melding, locaties=(), statussen=(), categorieen=())]


def klaar(melding: Melding) -> bool:
    """Solved well before the first delivery."""
    return melding.status == "o" and melding.gemeld < datetime(2026, 7, 1, tzinfo=UTC)


def _geannuleerd(melding: Melding) -> bool:
    return melding.status == "a" and melding.gemeld < _MAANDEN_OUD


def _blijft_open(melding: Melding) -> bool:
    return not melding.einde and melding.gemeld < _MAANDEN_OUD


_ADRESLOOS = dict.fromkeys(
    ("address_text", "address_street", "address_number", "address_postalcode", "address_city")
)
_MAIL = "Mail mij op melder@voorbeeld.example als het klaar is."

GEBREKEN: tuple[Gebrek[Melding], ...] = (
    Gebrek("de status verandert al twee jaar niet", _blijft_liggen, _vindt(12), _blijft_open),
    Gebrek("de status verandert al twee jaar niet", _blijft_liggen, _vindt(12), _blijft_open,
           (EERSTE,)),
    Gebrek("de melddatum ligt in de toekomst", _te_laat_gemeld, _vindt(5), _blijft_open, (TWEEDE,)),
    Gebrek("geannuleerd voordat er was gemeld", _te_vroeg_klaar, _vindt(8, 42), _geannuleerd),
    Gebrek("de datum van annulering ontbreekt", _status(created_at=None), _vindt(4), _geannuleerd,
           (EERSTE,)),
    Gebrek("afgehandeld voordat er was gemeld", _te_vroeg_klaar, _vindt(8, 22, 42), klaar),
    Gebrek("de datum van afhandeling ontbreekt", _status(created_at=None), _vindt(4), klaar),
    Gebrek("dezelfde melding staat er twee keer in", _dubbel, _vindt(1), klaar, (EERSTE,)),
    Gebrek("het kanaal ontbreekt", _signaal(source=None), _vindt(2), klaar),
    Gebrek("het kanaal ontbreekt", _signaal(source=""), _vindt(2), klaar, (TWEEDE,)),
    Gebrek("de status bestaat niet", _status(state="x", state_display="Klaar"), _vindt(3, 40),
           klaar),
    Gebrek("de status hoort bij geen melding", _losse_status, _vindt(41), klaar, (TWEEDE,)),
    Gebrek("de huidige status ontbreekt", _signaal(status_id=None), _vindt(7), klaar, (EERSTE,)),
    Gebrek("de huidige status is niet de laatste", _vorige_status, _vindt(9), klaar),
    Gebrek("de indeling ontbreekt", _signaal(category_assignment_id=None), _vindt(6), klaar),
    Gebrek("de subcategorie bestaat niet", _categorie(sub="Diversen", sub_slug="diversen"),
           _vindt(13), klaar),
    Gebrek("de subcategorie hoort bij een andere hoofdcategorie",
           _categorie(main="Overig", main_slug="overig"), _vindt(13), klaar, (TWEEDE,)),
    Gebrek("de soort melding bestaat niet", _signaal(type="XYZ"), _vindt(10), klaar),
    Gebrek("er is geen locatie", lambda m: [replace(m, locaties=())], _vindt(11), klaar, (EERSTE,)),
    Gebrek("de tekst ontbreekt", _signaal(text=None), _vindt(20), klaar),
    Gebrek("de tekst is leeg", _signaal(text="  "), _vindt(20), klaar, (TWEEDE,)),
    Gebrek("de melddatum bestaat niet", _signaal(created_at="2026-02-30 10:00:00+00"), _vindt(21),
           klaar),
    Gebrek("het punt ontbreekt", _locatie(lat=None, lng=None), _vindt(30), klaar),
    Gebrek("lengte en breedte zijn niet verwisseld", _omgewisseld, _vindt(31), klaar),
    Gebrek("het punt is 0,0", _locatie(lat="0.0", lng="0.0"), _vindt(31), klaar, (EERSTE,)),
    Gebrek("het punt ligt in een andere gemeente", _locatie(lat="4.895168", lng="52.370216"),
           _vindt(31), klaar, (TWEEDE,)),
    Gebrek("het adres ontbreekt", _locatie(**_ADRESLOOS), _vindt(32), klaar),
    Gebrek("een mailadres in de tekst", _signaal(text=_MAIL), _kolom("AVG-005", "text"), klaar,
           (EERSTE,)),
)  # fmt: skip

_GEEN_TERMIJN: Gebrek[Velden] = Gebrek(
    "de afhandeltermijn ontbreekt",
    lambda termijn: [termijn | {"n_days": None}],
    (Vindt("MOR-050", _TABELLEN[5], lambda termijn: str(termijn["sub"])),),
    lambda termijn: termijn["sub"] == "Ratten",
)
