"""The guides as data: each sentence in both languages, with where it comes from."""
