"""Applications of one person, or the same one twice: marks that are compared, findings that a person settles."""
