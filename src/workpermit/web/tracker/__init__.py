"""What happens to an application: status, lanes, history, letters, messages."""
