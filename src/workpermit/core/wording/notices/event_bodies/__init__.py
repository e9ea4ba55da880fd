"""What messages without a letter say, by subject."""
