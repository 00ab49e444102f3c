"""The colours of every page that we make, by role, on a light and on a dark screen.

A test computes the contrast of `TEKSTPAREN` and `VORMPAREN` (WCAG AA).
"""

from __future__ import annotations

LICHT = {
    "tekst": "#1b1f24",
    "gedempt": "#4a525b",
    "papier": "#ffffff",
    "vlak": "#f4f6f8",
    "lijn": "#767f89",
    "link": "#0b4f9e",
    "grijs": "#3f4750",
    "grijsvlak": "#eceff2",
}
DONKER = {
    "tekst": "#e6e9ec",
    "gedempt": "#b3bcc5",
    "papier": "#14181c",
    "vlak": "#1f252b",
    "lijn": "#828c96",
    "link": "#86bdff",
    "grijs": "#c3cad1",
    "grijsvlak": "#2b323a",
}
# (text, background): at least 4,5 : 1.
TEKSTPAREN = (
    ("tekst", "papier"),
    ("tekst", "vlak"),
    ("gedempt", "papier"),
    ("gedempt", "vlak"),
    ("link", "papier"),
    ("link", "vlak"),
    ("papier", "link"),
    ("grijs", "grijsvlak"),
)
# (line or shape, background): at least 3 : 1.
VORMPAREN = (("lijn", "papier"), ("link", "papier"), ("link", "vlak"), ("grijs", "papier"))
