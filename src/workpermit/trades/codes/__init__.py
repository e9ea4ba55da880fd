"""Codes handed out: an invitation to act for somebody, a live proof that answers as of now."""
