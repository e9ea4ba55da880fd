"""The Django app that holds the flow of the peer viewflow."""
