"""What may happen to a case: a few small machines folded from one journal."""
