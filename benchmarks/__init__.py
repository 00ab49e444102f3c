"""Measurements of speed and memory that a promise hangs on; run by ``make bench``."""
