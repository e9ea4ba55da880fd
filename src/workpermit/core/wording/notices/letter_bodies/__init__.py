"""What messages that come with a letter say, by subject."""
