"""Paper that reaches the office: what came in which envelope and when, found again by its courier's number."""
