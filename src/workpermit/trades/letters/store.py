"""Where the bytes of letters are kept."""

from __future__ import annotations

from workpermit.vault.contents import ContentStore

LETTERS = ContentStore("letters")
