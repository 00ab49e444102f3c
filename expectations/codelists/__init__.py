"""Code lists that rules test against, one CSV per list, and the script that rewrites them.

What belongs here: `<list>.csv` (code;omschrijving;geldig_vanaf;geldig_tot) and its origin in the
README. Loading them into a run belongs to the runner.
"""
