"""Who may sign in and who the applications are about: accounts, people, roles and mandates."""
