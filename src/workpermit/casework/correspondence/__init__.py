"""Letters and notices of a case: their details taken from what is recorded, then printed, sealed and announced."""
