"""The published list of non-compliant employers: its versions, and the standing of one employer."""
