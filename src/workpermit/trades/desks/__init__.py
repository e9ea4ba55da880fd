"""How the people of the office share their work: saved queues, absences, capacity, presence, acts upon many cases."""
