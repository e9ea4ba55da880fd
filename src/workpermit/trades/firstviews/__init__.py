"""What an officer thought of a case before they saw what the rules find: kept to measure how much the advice leads."""
