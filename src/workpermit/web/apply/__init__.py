"""The online application, step by step, saved as one goes."""
