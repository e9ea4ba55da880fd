"""Messages to the people in a case, and the record of their delivery."""
