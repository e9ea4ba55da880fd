"""The endpoint that takes files in, in pieces, and resumes."""
