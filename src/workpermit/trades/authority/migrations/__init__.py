"""The table of delegated authority, step by step."""
