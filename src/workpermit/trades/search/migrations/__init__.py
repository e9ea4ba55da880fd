"""The tables of searching, step by step."""
