"""Letters and permits as PDF files, and the seals that prove them."""
