"""The demo's pages: the fictional cases, their timelines and their letters, for whoever sits at the machine."""
