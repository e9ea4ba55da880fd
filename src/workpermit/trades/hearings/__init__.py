"""Hearing a person: what an officer prepares, notes as they speak, and how they weigh an answer."""
