"""Which paragraphs a letter holds and why, as data, in both languages."""
