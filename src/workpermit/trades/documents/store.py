"""Where the bytes of documents are kept: as they were handed in, and as they may be shown."""

from __future__ import annotations

from workpermit.vault.contents import ContentStore

DOCUMENTS = ContentStore("documents")
COPIES = ContentStore("copies")
