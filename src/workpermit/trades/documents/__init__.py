"""Files that applicants hand in: checked, stored by content, found again."""
