"""A proposal as rule cards: enough for a scorecard at the first run.

Belongs here: which rules a column starts with, and their text. Does not belong here: what rules can
be (`expectations`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from expectations.bronkolom import EMAIL
from pipelines.bronvoorstel.kolommen import Kolomvoorstel
from pipelines.bronvoorstel.passen import Tabelvoorstel
from pipelines.bronvoorstel.soorten import PER_ID, Soort
from pipelines.bronvoorstel.typen import PER_VORM
from pipelines.bronvoorstel.voorstel import Voorstel

_PERSOON = ("bsn", "anummer", "onderwijsnummer", "email", "telefoon", "iban", "kenteken")
_PATRONEN = {
    "postcode": "[1-9][0-9]{3} ?[A-Za-z]{2}",
    "email": EMAIL,
    "telefoon": "[+0-9][0-9 ()./-]{7,18}",
    "kenteken": "[A-Za-z0-9]{1,3}-?[A-Za-z0-9]{2,3}-?[A-Za-z0-9]{1,3}",
    "kvk": "[0-9]{8}",
    "vestiging": "[0-9]{12}",
    "agb": "[0-9]{8}",
    "bag": "[0-9]{4}(01|02|03|10|20|30)[0-9]{10}",
}


@dataclass(frozen=True)
class Kaart:
    """What a card says, without its number."""

    titel: str
    omschrijving: str
    kolommen: Sequence[str]
    type: str
    kwargs: str
    dimensie: str
    ernst: str
    herstel: str
    attribuut: str = ""


def domeintekst(v: Voorstel) -> str:
    """`domein.yaml` of a domain that is new."""
    return (
        f"id: {v.domein}\n"
        f'naam: "{v.domein.replace("_", " ").capitalize()}"\n'
        f'ggm_domein: "{v.ggm_domein}"\n'
        'eigenaar: "team:nog-te-bepalen"  # BESLIS: welk team is eigenaar van de kwaliteit?\n'
        'omschrijving: "Nog te bepalen: welke vraag beantwoordt deze scorekaart?"  # BESLIS\n'
    )


def bronsuite(v: Voorstel) -> list[Kaart]:
    """Rules on the records as delivered."""
    kaarten = []
    if v.sleutel.kolommen:
        namen = ", ".join(v.sleutel.kolommen)
        kaarten.append(Kaart(
            f"Uniek: {namen}", f"Elk record heeft een eigen waarde van {namen}.",
            v.sleutel.kolommen, "expect_columns_to_be_unique", f"{{columns: [{namen}]}}",
            "Consistentie", "kritiek", "Haal de dubbele rij weg.", "uniciteit",
        ))  # fmt: skip
    kaarten += [_gevuld(k) for k in v.kolommen if k.verplicht]
    kaarten += [_soort(k, k.oordeel.soort) for k in v.kolommen
                if k.oordeel.soort is not None and _toets(k.naam, k.oordeel.soort)]  # fmt: skip
    # What could not be read is known of attributes that are no text; all else is looked at here.
    geplaatst = {
        k.kolom for k in (v.doel.koppelingen if v.doel else ())
        if v.doel and v.doel.tabel.kolom(k.attribuut).type != "VARCHAR"
    }  # fmt: skip
    kaarten += [
        _datum(k) for k in v.kolommen if k.naam not in geplaatst and k.type.vorm in PER_VORM
    ]
    return kaarten


def ggmsuite(v: Voorstel, doel: Tabelvoorstel) -> list[Kaart]:
    """Rules on the table of the GGM: what could not be read, and what is in no value list."""
    kaarten = []
    for koppeling in doel.koppelingen:
        naar = doel.tabel.kolom(koppeling.attribuut)
        if naar.type != "VARCHAR":
            soort = "datum" if naar.type in ("DATE", "TIMESTAMP") else "waarde"
            kaarten.append(Kaart(
                f"Leesbare {soort}: {naar.naam}",
                f"De aangeleverde waarde van {naar.naam} is te lezen als {_heet(naar.type)}.",
                [naar.naam], "expect_column_values_to_be_parsed", f"{{column: {naar.naam}}}",
                "Validiteit", "midden", "Verbeter de waarde in de bron.",
            ))  # fmt: skip
        elif naar.enumeratie:
            kaarten.append(Kaart(
                f"Waarde uit de lijst: {naar.naam}",
                f"De waarde van {naar.naam} staat in de lijst {naar.enumeratie} van het GGM.",
                [naar.naam], "expect_column_values_to_be_in_enumeration",
                f'{{column: {naar.naam}, enumeratie: {json.dumps(naar.enumeratie)}}}',
                "Validiteit", "midden", "Kies een waarde uit de lijst.",
            ))  # fmt: skip
    return kaarten


def suitetekst(
    v: Voorstel, entiteit: str, kaarten: Sequence[Kaart], letters: str, eerste: int
) -> str:
    """The file with these cards, numbered from `eerste`."""
    regels = [
        "# Voorstel, nog door niemand nagekeken. BESLIS per regel: klopt de ernst, en waar komt de",
        "# eis vandaan? Noem dan de wet of de afspraak onder oorsprong.",
        f"entiteit: {entiteit}",
        f"object: {v.object}",
        f"sleutel: [{', '.join(v.sleutel.kolommen or ('_regelnummer',))}]",
    ]
    bron = f"bron.{v.bron}_{v.object}"
    if entiteit != bron:
        regels.append(f"sleutel_uit: {{entiteit: {bron}, kolom: dwh_bronrij, doelkolom: _rij}}")
    if any(_persoonlijk(k) for k in v.kolommen if k.sleutel):
        regels.append("sleutel_persoonsgegeven: true")
    regels.append("kaarten:")
    for nummer, kaart in enumerate(kaarten, start=eerste):
        regels += _kaart(kaart, f"{letters}-{nummer:03d}")
    return "\n".join(regels) + "\n"


def _persoonlijk(kolom: Kolomvoorstel) -> bool:
    soort = kolom.oordeel.soort
    return (soort is not None and soort.id in _PERSOON) or kolom.privacy.soort != "geen"


def _kaart(k: Kaart, id_: str) -> Iterator[str]:
    yield f"  - id: {id_}"
    yield f'    titel: "{k.titel[:120]}"'
    yield f'    omschrijving: "{k.omschrijving}"'
    yield f"    kolommen: [{', '.join(k.kolommen)}]"
    yield "    expectation:"
    yield f"      type: {k.type}"
    yield f"      kwargs: {k.kwargs}"
    yield f"    dimensie: {k.dimensie}"
    if k.attribuut:
        yield f"    attribuut: {k.attribuut}"
    yield f"    ernst: {k.ernst}"
    yield "    soort: eis"
    yield (
        "    oorsprong: {bron: NORA Raamwerk gegevenskwaliteit, "
        f"artikel: {k.dimensie}, datum: 2023-01-01}}"
    )
    yield f"    herstel: {k.herstel}"


def _gevuld(kolom: Kolomvoorstel) -> Kaart:
    return Kaart(
        f"Gevuld: {kolom.naam}", f"In elk record is {kolom.naam} gevuld.", [kolom.naam],
        "expect_column_values_to_be_present", f"{{column: {kolom.naam}}}",
        "Compleetheid", "hoog" if kolom.sleutel else "midden", "Vul de waarde aan in de bron.",
    )  # fmt: skip


def _soort(kolom: Kolomvoorstel, soort: Soort) -> Kaart:
    type_, kwargs = _toets(kolom.naam, soort) or ("", "")
    return Kaart(
        f"Geldig {soort.titel}: {kolom.naam}",
        f"De waarde van {kolom.naam} is een {soort.titel} dat klopt.",
        [kolom.naam], type_, kwargs, "Validiteit", "hoog", "Zoek de goede waarde op.",
    )  # fmt: skip


def _toets(naam: str, soort: Soort) -> tuple[str, str] | None:
    if soort.id in ("bsn", "rsin", "onderwijsnummer"):
        welke = "rsin" if soort.id == "rsin" else "bsn"
        return "expect_column_values_to_pass_elfproef", f"{{column: {naam}, soort: {welke}}}"
    if soort.id == "anummer":
        return "expect_column_values_to_be_valid_anummer", f"{{column: {naam}}}"
    if soort.id == "iban":
        return "expect_column_values_to_be_valid_iban", f"{{column: {naam}}}"
    patroon = _PATRONEN.get(soort.id)
    assert soort.id in PER_ID
    if patroon is None:
        return None
    return "expect_column_values_to_match_pattern", f"{{column: {naam}, pattern: '{patroon}'}}"


def _datum(kolom: Kolomvoorstel) -> Kaart:
    vorm, naam = PER_VORM[kolom.type.vorm], kolom.naam
    type_ = "expect_column_values_to_match_pattern"
    kwargs = f"{{column: {naam}, pattern: '{vorm.patroon}'}}"
    if vorm.strptime:
        type_ = "expect_rows_to_satisfy"
        leeg = f"coalesce(trim(r.{naam}), '') = ''"
        datum = f"try_strptime(trim(r.{naam}), '{vorm.strptime}') is not null"
        kwargs = json.dumps({"voorwaarde": f"{leeg} or {datum}"})
    return Kaart(
        f"Leesbare datum: {naam}", f"De waarde van {naam} is een datum, als {vorm.naam}.",
        [naam], type_, kwargs, "Validiteit", "midden", "Verbeter de datum in de bron.",
    )  # fmt: skip


def _heet(type_: str) -> str:
    return {"DATE": "datum", "TIMESTAMP": "tijdstip", "BOOLEAN": "ja of nee"}.get(type_, "getal")
