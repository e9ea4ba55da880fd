"""The tables of duplicates, step by step."""
