"""The tables of enquiries, step by step."""
