"""Threads of the web form: what people ask, what we answer, and by when."""
