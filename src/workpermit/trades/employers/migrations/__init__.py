"""The tables of the published list, step by step."""
