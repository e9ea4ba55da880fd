"""What an officer asks for, and the answers: items, uploads, more time."""
