"""Who looks at files and why: purposes stated, what is locked for whom, searches, and looks that want explaining."""
