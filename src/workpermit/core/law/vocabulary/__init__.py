"""The facts that rules may ask for, one module per place they come from."""
