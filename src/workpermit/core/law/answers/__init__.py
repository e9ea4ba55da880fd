"""Answers people need, put together from the rules of the book: work, stay, travel, border, exams, steps, endings."""
