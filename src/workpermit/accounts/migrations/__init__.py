"""The tables of accounts and people, step by step."""
