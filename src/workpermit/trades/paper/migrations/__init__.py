"""The tables of paper, step by step."""
