"""The core: law, forms, case and wording as pure Python. No framework, no clock, no disk, no network."""
