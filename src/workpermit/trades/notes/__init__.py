"""Officers' notes in a case, split when they are written into what the person may be told and what is protected."""
