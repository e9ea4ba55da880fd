"""Words of papers, found by keyed hashes: what is indexed can be asked for and never read."""
