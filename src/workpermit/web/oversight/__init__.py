"""The supervisors’ and auditors’ pages: what is late and why, who read what."""
