"""The web form, and its threads."""
