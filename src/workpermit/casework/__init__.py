"""The door: every change of a case goes through here."""
