"""The tables of letters, step by step."""
