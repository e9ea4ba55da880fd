"""What the rules say of given facts."""
