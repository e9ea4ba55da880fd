"""Where the bytes of documents are kept."""

from __future__ import annotations

from workpermit.vault.contents import ContentStore

DOCUMENTS = ContentStore("documents")
