"""Stop switches: what a person turns off at once for the whole office, each turn on record with its reason (S-37)."""
