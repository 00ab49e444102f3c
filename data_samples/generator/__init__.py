"""Generator of a synthetic municipality: same number of persons and same seed give the same bytes.

`wereld` says what is true in the made-up municipality, one module per source system writes that
truth as that system would deliver it and plants defects on purpose, `waarheid` keeps the list of
planted defects. No module here reads the clock or uses the global random state.
"""
