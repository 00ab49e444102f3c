"""Reports on public space as Signalen keeps them: what was reported where, and what became of it.

Belongs here: records without anything wrong. Does not belong here: the files
(`meldingen_signalen`) and defects (`meldingen_fouten`). A report is a function of its number, and
reports are in order of time, so that a later delivery only adds to the end.
"""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from data_samples.generator.bag_rijen import plek
from data_samples.generator.feiten import Adres
from data_samples.generator.wereld import Wereld, peildatum

Velden = dict[str, str | None]
MELDINGEN = 150
_START = date(2026, 3, 2)
BOOM = (
    ("Afval", "Container is vol", 3),
    ("Afval", "Grofvuil", 4),
    ("Afval", "Zwerfvuil", 3),
    ("Wegen, verkeer, straatmeubilair", "Gat in de weg", 5),
    ("Wegen, verkeer, straatmeubilair", "Lantaarnpaal kapot", 21),
    ("Wegen, verkeer, straatmeubilair", "Losse stoeptegel", 5),
    ("Openbaar groen en water", "Boom: overlast", 21),
    ("Openbaar groen en water", "Verstopte duiker", 5),
    ("Overlast van dieren", "Ratten", 3),
)
_TEKSTEN = (
    "De container is al dagen vol.",
    "Er ligt een bankstel op de stoep,\nnaast de \"eigen\" container.",
    "Lamp gaat 's avonds niet aan; het is hier erg donker.",
    "Tegel ligt los, oudere mensen struikelen.\n\nGraag snel herstellen.",
    "Tak hangt over het fietspad, ter hoogte van het café.",
    "Water staat hoog in de sloot, de duiker lijkt verstopt",
)  # fmt: skip
_KANALEN = ("online", "online", "Telefoon – Contactcentrum", "E-mail", "Schouw")
STATUSSEN = {
    "m": "Gemeld",
    "b": "In behandeling",
    "ingepland": "Ingepland",
    "o": "Afgehandeld",
    "a": "Geannuleerd",
    "reopened": "Heropend",
}


@dataclass(frozen=True)
class Melding:
    """One report with its own places, statuses and categories, oldest first, as they are exported.

    `einde` is how it ends, also when that is still to come: o, a, or '' where it stays open.
    """

    nummer: int
    gemeld: datetime
    einde: str
    signaal: Velden
    locaties: tuple[Velden, ...]
    statussen: tuple[Velden, ...]
    categorieen: tuple[Velden, ...]

    @property
    def status(self) -> str:
        """The code of the last status."""
        return str(self.statussen[-1]["state"])


def tijd(moment: datetime) -> str:
    """A time as PostgreSQL exports it: in UTC, with its offset."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f+00")


def meldingen(wereld: Wereld, levering: str) -> list[Melding]:
    """The reports up to a delivery, in the order of their numbers."""
    slot = datetime.combine(peildatum(levering), time(), UTC)
    moment = datetime.combine(_START, time(7), UTC)
    uit = []
    for nummer in range(1, MELDINGEN + 1):
        kans = random.Random((wereld.seed << 40) + (11 << 36) + nummer)
        moment += timedelta(minutes=kans.randrange(300, 4_200), microseconds=kans.randrange(10**6))
        if moment >= slot:
            break
        uit.append(_melding(wereld, kans, 4_000 + nummer, moment, slot))
    return uit


def _melding(
    wereld: Wereld, kans: random.Random, nummer: int, moment: datetime, slot: datetime
) -> Melding:
    verloop = list(_verloop(kans, moment))
    statussen = [
        _status(nummer * 10 + plaats, nummer, code, wanneer)
        for plaats, (code, wanneer) in enumerate(verloop)
        if wanneer < slot
    ]
    laatste = verloop[len(statussen) - 1][1]
    adres = _adres(wereld, kans)
    locaties = [_locatie(nummer * 10, nummer, moment, adres)]
    if kans.random() < 0.1:
        later = moment + timedelta(minutes=20)
        locaties.append(_locatie(nummer * 10 + 1, nummer, later, _adres(wereld, kans)))
    hoofd, sub, dagen = kans.choice(BOOM)
    categorie = _categorie(nummer * 10, nummer, moment, hoofd, sub, dagen)
    signaal: Velden = {
        "id": str(nummer),
        "signal_uuid": str(uuid.UUID(int=kans.getrandbits(128), version=4)),
        "source": kans.choice(_KANALEN),
        "text": kans.choice(_TEKSTEN),
        "text_extra": kans.choice((None, None, "Ik ben overdag niet thuis.")),
        "incident_date_start": tijd(moment - timedelta(minutes=kans.randrange(600))),
        "incident_date_end": None,
        "created_at": tijd(moment),
        "updated_at": tijd(laatste),
        "operational_date": None,
        "expire_date": None,
        "image": None,
        "upload": None,
        "extra_properties": kans.choice(("null", '[{"id": "soort", "answer": "ja, steeds"}]')),
        "category_assignment_id": categorie["id"],
        "location_id": locaties[-1]["id"],
        "reporter_id": str(nummer),
        "status_id": statussen[-1]["id"],
        "priority": kans.choice(("normal", "normal", "high")),
        "priority_created_at": tijd(moment),
        "parent": None,
        "type": kans.choice(("SIG", "SIG", "SIG", "REQ", "COM")),
        "type_created_at": tijd(moment),
        "directing_departments_assignment_id": None,
    }
    einde = verloop[-1][0]
    return Melding(
        nummer,
        moment,
        einde if einde in ("o", "a") else "",
        signaal,
        tuple(locaties),
        tuple(statussen),
        (categorie,),
    )


def _verloop(kans: random.Random, moment: datetime) -> Iterator[tuple[str, datetime]]:
    yield "m", moment
    moment += timedelta(hours=kans.randrange(2, 60))
    yield "b", moment
    if kans.random() < 0.12:
        return
    if kans.random() < 0.3:
        moment += timedelta(hours=kans.randrange(2, 90))
        yield "ingepland", moment
    moment += timedelta(hours=kans.randrange(12, 200))
    yield ("a" if kans.random() < 0.15 else "o"), moment


def _status(id_: int, nummer: int, code: str, moment: datetime) -> Velden:
    return {
        "id": str(id_),
        "text": "Wij hebben uw melding verholpen." if code == "o" else None,
        "user": "medewerker@waterbeek.example" if code in ("b", "ingepland") else None,
        "target_api": None,
        "state_display": STATUSSEN[code],
        "extern": "False",
        "created_at": tijd(moment),
        "updated_at": tijd(moment),
        "extra_properties": "{}",
        "_signal_id": str(nummer),
        "state": code,
    }


def _adres(wereld: Wereld, kans: random.Random) -> Adres:
    while (adres := wereld.adressen[kans.randrange(len(wereld.adressen))]).reserve:
        continue
    return adres


def _locatie(id_: int, nummer: int, moment: datetime, adres: Adres) -> Velden:
    lengte, breedte = graden(*plek(int(adres.pand[6:])))
    huisnummer = f"{adres.huisnummer}{adres.huisletter}"
    delen = {
        "openbare_ruimte": adres.straat,
        "huisnummer": adres.huisnummer,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaatsnaam,
    }
    return {
        "id": str(id_),
        "lat": f"{lengte:.6f}",  # Signalen exports them the wrong way round
        "lng": f"{breedte:.6f}",
        "stadsdeel": None,
        "buurt_code": None,
        "address": json.dumps(delen, ensure_ascii=False),
        "address_text": f"{adres.straat} {huisnummer}, {adres.postcode} {adres.woonplaatsnaam}",
        "created_at": tijd(moment),
        "updated_at": tijd(moment),
        "extra_properties": None,
        "_signal_id": str(nummer),
        "address_street": adres.straat,
        "address_number": huisnummer,
        "address_postalcode": adres.postcode,
        "address_city": adres.woonplaatsnaam,
        "area_code": None,
        "area_name": None,
    }


def graden(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point in RD: the published approximation around Amersfoort."""
    p, q = (x - 155_000) * 1e-5, (y - 463_000) * 1e-5
    breedte = (
        3235.65389 * q - 32.58297 * p**2 - 0.2475 * q**2 - 0.84978 * p**2 * q - 0.0655 * q**3
        - 0.01709 * p**2 * q**2 - 0.00738 * p + 0.0053 * p**4 - 0.00039 * p**2 * q**3
        + 0.00033 * p**4 * q - 0.00012 * p * q
    )  # fmt: skip
    lengte = (
        5260.52916 * p + 105.94684 * p * q + 2.45656 * p * q**2 - 0.81885 * p**3
        + 0.05594 * p * q**3 - 0.05607 * p**3 * q + 0.01199 * q - 0.00256 * p**3 * q**2
        + 0.00128 * p * q**4 + 0.00022 * q**2 - 0.00022 * p**2 + 0.00026 * p**5
    )  # fmt: skip
    return 5.3872062 + lengte / 3600, 52.1551744 + breedte / 3600


def slug(naam: str) -> str:
    """A name as Signalen has it in addresses: 'Boom: overlast' becomes 'boom-overlast'."""
    return "-".join("".join(c if c.isalnum() else " " for c in naam.lower()).split())


def _categorie(id_: int, nummer: int, moment: datetime, hoofd: str, sub: str, dagen: int) -> Velden:
    return {
        "id": str(id_),
        "main": hoofd,
        "sub": sub,
        "main_slug": slug(hoofd),
        "sub_slug": slug(sub),
        "departments": "Stadsbeheer, Vergunningen" if hoofd == "Afval" else "Stadsbeheer",
        "created_at": tijd(moment),
        "updated_at": tijd(moment),
        "extra_properties": "{}",
        "_signal_id": str(nummer),
        "deadline": tijd(moment + timedelta(days=dagen)),
        "deadline_factor_3": tijd(moment + timedelta(days=3 * dagen)),
    }


def termijnen() -> list[Velden]:
    """The category tree with the days in which a report must be solved; one term was shortened."""
    uit: list[Velden] = [
        _termijn(plaats, hoofd, sub, dagen, date(2024, 1, 1))
        for plaats, (hoofd, sub, dagen) in enumerate(BOOM, start=1)
    ]
    hoofd, sub, dagen = BOOM[0]
    return [*uit, _termijn(len(uit) + 1, hoofd, sub, dagen - 1, date(2026, 5, 1))]


def _termijn(plaats: int, hoofd: str, sub: str, dagen: int, vanaf: date) -> Velden:
    return {
        "id": str(plaats),
        "main": hoofd,
        "sub": sub,
        "n_days": str(dagen),
        "use_calendar_days": "f",
        "created_at": tijd(datetime.combine(vanaf, time(8), UTC)),
    }
