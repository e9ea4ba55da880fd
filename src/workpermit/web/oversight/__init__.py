"""Who watches over the work: purposes and locks, figures of the office, the logs, staff accounts, stop switches."""
