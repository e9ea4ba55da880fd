"""What the office does besides cases; each folder is one trade that knows no other."""
