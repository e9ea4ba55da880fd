"""The wording of each letter: one module per letter, each a table of paragraphs and their conditions."""
