"""What a message in the account says, and the e-mail that announces it: in both languages, complete without a link."""
