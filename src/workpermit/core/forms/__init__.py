"""The application forms, each field once: its type, its label and the fact it yields."""
