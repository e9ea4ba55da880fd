"""Keeps personal data sealed: the encrypted fields, keyed hashes and the keys themselves."""
