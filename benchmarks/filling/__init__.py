"""The bulk filler's parts: whole lives made through the core, compiled into stamps, stamped a million times."""
