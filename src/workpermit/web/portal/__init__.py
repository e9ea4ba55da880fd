"""The applicant’s home and the acts of their own: address, withdrawal, representative, travel, own file."""
