"""A made-up municipality with planted defects, its generator and the truth about it.

What belongs here: the generator package and what it wrote (`leveringen/`, `waarheid.csv`).
What does not: anything that the product itself needs to run; `pipelines` never imports this.
"""
