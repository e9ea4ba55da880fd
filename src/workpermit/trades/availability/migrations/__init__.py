"""The tables of availability, step by step."""
