"""The tables of times, step by step."""
