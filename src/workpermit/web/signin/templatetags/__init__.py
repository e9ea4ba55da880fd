"""Template tags of the session."""
