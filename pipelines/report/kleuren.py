"""The colours of the report. A test computes the contrast of every pair below (WCAG AA)."""

from __future__ import annotations

from ggm_schema.kleuren import LICHT

TEKST = LICHT["tekst"]
GEDEMPT = LICHT["gedempt"]
PAPIER = LICHT["papier"]
VLAK = LICHT["vlak"]
LIJN = LICHT["lijn"]
LINK = LICHT["link"]
OORDEEL = {
    "goed": ("#0d5a2b", "#e5f4ea"),
    "voldoende": ("#704300", "#fdf1dc"),
    "onvoldoende": ("#8f1616", "#fdeaea"),
    "niet_gemeten": (LICHT["grijs"], LICHT["grijsvlak"]),
    "groen": ("#0d5a2b", "#e5f4ea"),
    "oranje": ("#704300", "#fdf1dc"),
    "rood": ("#8f1616", "#fdeaea"),
}
GRAFIEK = {"goed": "#1f7a43", "voldoende": "#a86500", "onvoldoende": "#b3261e", "": "#5c6670"}

# (text, background): at least 4,5 : 1.
TEKSTPAREN = (
    (TEKST, PAPIER),
    (TEKST, VLAK),
    (GEDEMPT, PAPIER),
    (GEDEMPT, VLAK),
    (LINK, PAPIER),
    (LINK, VLAK),
    (PAPIER, LINK),
    *OORDEEL.values(),
)
# (line or shape, background): at least 3 : 1.
VORMPAREN = (
    (LIJN, PAPIER),
    (LINK, PAPIER),
    *((kleur, PAPIER) for kleur in GRAFIEK.values()),
    *((kleur, VLAK) for kleur in GRAFIEK.values()),
)
