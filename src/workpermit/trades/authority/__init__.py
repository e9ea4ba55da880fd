"""Who may decide what, from when until when, under which instrument: kept by two supervisors, read at each decision."""
