"""The table of the office’s acts, one module a machine: its rows, the forms they ask by, how they are carried out."""
