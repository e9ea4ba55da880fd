"""The table of first views, step by step."""
