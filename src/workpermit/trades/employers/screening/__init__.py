"""Screening: how alike is an employer to one on the published list, in a score whose terms are its explanation.

    names, place ─► candidates ─► terms ─► score ─► band, explanation

Pure: no database, no clock. The weights are data, fitted by `benchmarks/fit_screening.py`.
"""
