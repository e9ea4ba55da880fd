"""What every page is made of: the layout, components, words in both languages, the language switch."""
