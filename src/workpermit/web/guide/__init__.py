"""Public pages, without an account: guides, questionnaires, processing times, checks of employers and seals."""
