"""Evidence that the service was up, and the outages in between."""
