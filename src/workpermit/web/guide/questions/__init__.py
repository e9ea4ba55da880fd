"""Questionnaires: a few questions, an answer by the rules of the book, what is still missing asked next."""
