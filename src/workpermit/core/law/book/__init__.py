"""The rules themselves, one module per subject."""
