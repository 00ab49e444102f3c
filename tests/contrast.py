"""Contrast of two colours, by the formula of WCAG 2."""

from __future__ import annotations


def contrast(een: str, ander: str) -> float:
    """From 1 (the same) to 21 (black on white); colours as `#rrggbb`."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
