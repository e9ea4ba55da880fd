"""The officers’ pages: queues, the case with its findings, and the acts that a person decides on."""
