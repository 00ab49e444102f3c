"""Plain Dutch for the words of the method: why a rule matters, what an outcome means.

The texts are short and say nothing about a single municipality. Definitions of the dimensions
follow NORA (Raamwerk gegevenskwaliteit) in own words.
"""

from __future__ import annotations

OORDEEL = {
    "goed": "goed",
    "voldoende": "voldoende",
    "onvoldoende": "onvoldoende",
    "niet_gemeten": "niet gemeten",
    "groen": "voldoet",
    "oranje": "onder de norm",
    "rood": "ver onder de norm",
}
STATUS = {
    "voldoet": "voldoet",
    "voldoet_niet": "voldoet niet",
    "niet_van_toepassing": "niet van toepassing",
    "niet_gemeten": "niet gemeten",
}
DIMENSIE = {
    "Juistheid": "Het gegeven klopt met de werkelijkheid of met de registratie die er over gaat.",
    "Compleetheid": "Wat er hoort te zijn, is er.",
    "Validiteit": "De waarde heeft de afgesproken vorm of komt uit de afgesproken lijst.",
    "Consistentie": "Gegevens spreken elkaar niet tegen.",
    "Actualiteit": "Het gegeven is bijgewerkt tot nu.",
    "Precisie": "Het gegeven is nauwkeurig genoeg voor het gebruik.",
    "Plausibiliteit": "De waarde is geloofwaardig.",
    "Traceerbaarheid": "Na te gaan is waar het gegeven vandaan komt.",
    "Begrijpelijkheid": "Een gebruiker weet wat het gegeven betekent.",
}
WAAROM = {
    "Juistheid": "Wie op een onjuist gegeven vertrouwt, neemt een verkeerd besluit.",
    "Compleetheid": "Wat ontbreekt, telt in geen enkel overzicht mee en houdt het werk op.",
    "Validiteit": "Een waarde buiten de afspraak valt weg bij koppelen, tellen of uitwisselen.",
    "Consistentie": "Twee gegevens die elkaar tegenspreken, kunnen niet allebei waar zijn.",
    "Actualiteit": "Op een oud gegeven volgt een brief, besluit of betaling die niet meer past.",
    "Precisie": "Een te grof gegeven is voor dit doel niet te gebruiken.",
    "Plausibiliteit": "Een ongeloofwaardige waarde is vaak een tikfout en vertekent cijfers.",
    "Traceerbaarheid": "Zonder herkomst is een fout niet bij de bron te herstellen.",
    "Begrijpelijkheid": "Een gegeven dat niemand begrijpt, wordt verkeerd gebruikt.",
}
# A tag of a card says more about why than its dimension does.
WAAROM_ATTRIBUUT = {
    "dataminimalisatie": "Wat u niet heeft, kan niet uitlekken en hoeft u niet te beveiligen.",
    "identificerend nummer": "Met zo'n nummer is iemand in elke registratie te vinden. Daarom mag "
    "het alleen staan waar dat is afgesproken en een wet het toelaat.",
    "contactgegeven": "Ongevraagde adressen en nummers maken een lek erger en helpen niemand.",
    "classificatie": "Zonder klasse weet niemand hoe streng een kolom beschermd moet worden.",
    "bewaartermijn": "Wat te lang blijft, kan nog jaren uitlekken of verkeerd worden gebruikt.",
    "geheimhouding": "Wie geheimhouding vraagt, kan gevaar lopen als zijn adres bekend wordt.",
    "uniciteit": "Bij dubbele of verwisselde nummers komt een besluit bij de verkeerde terecht.",
}
ERNST = {
    "kritiek": "Kritiek: dit raakt inwoners of besluiten direct.",
    "hoog": "Hoog: werk of koppelingen lopen hierop vast.",
    "midden": "Midden: uitkomsten worden minder betrouwbaar.",
    "laag": "Laag: hinderlijk, maar zonder groot gevolg.",
}
SOORT = {
    "eis": "Eis: telt mee in de score.",
    "signaal": "Signaal: een aanwijzing om na te kijken. Telt niet mee in de score.",
}
GEEN_HERSTEL = "Bekijk de gegevens in het bronsysteem en overleg met de eigenaar van de regel."
UITVALSOORT = {
    "rij": "record niet geladen",
    "waarde": "waarde onleesbaar, leeg gelaten",
    "past_niet": "waarde goed, maar past niet in het GGM",
    "bestand": "wel geladen, dit viel op aan het bestand",
}

DRIFTSOORT = {
    "toegevoegd": "kolom erbij",
    "ontbreekt": "kolom weg",
    "hernoemd": "kolom vermoedelijk hernoemd",
    "type": "ander soort gegeven",
    "volgorde": "andere volgorde",
}


def waarom(attribuut: str, dimensie: str) -> str:
    """Why a rule matters, in one or two sentences."""
    return WAAROM_ATTRIBUUT.get(attribuut) or WAAROM.get(dimensie, "")


def oordeel(waarde: str) -> str:
    """Word for a verdict; an unknown verdict is shown as it is."""
    return OORDEEL.get(waarde, waarde or "geen oordeel")
