"""Take a file in pieces, so that a cut line costs the piece that was on its way and no more.

    begin ─► receive, receive, … ─► content whole ─► keep (or refused, with the reason)
       └─ nothing more for fifteen minutes ─► expired

Each piece lies sealed in a folder of its own until the file is whole. Who may upload what is the caller's to know:
owner, case and slot are opaque here.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum

from workpermit.core.case.due import UPLOAD_MAY_TAKE
from workpermit.core.text import Text
from workpermit.trades.documents import checking, keeping
from workpermit.trades.documents.faults import DocumentFaulty
from workpermit.trades.documents.models import Document, Progress, Upload
from workpermit.trades.documents.store import COPIES, DOCUMENTS
from workpermit.vault import ring
from workpermit.vault.sealing import Place, seal

MAX_FILES: Final = 60  # of one case
MAX_CASE_BYTES: Final = 200 * 1024 * 1024
KEPT_AFTER_THE_END: Final = timedelta(hours=24)  # how long a broken upload and stray bytes are left for a look
_PIECE: Final = 1 << 20

_FULL = Text(
    en="Your file already holds as much as we can take online (60 files, or 200 MB). Remove a file you have not sent "
    "yet, or mail the document to us.",
    fr="Votre dossier contient déjà tout ce que nous pouvons recevoir en ligne (60 fichiers, ou 200 Mo). Retirez un "
    "fichier que vous n’avez pas encore envoyé, ou postez-nous le document.",
)
_TOO_LATE = Text(
    en="The rest of {name} did not reach us within 15 minutes, so this upload has ended. It is not your fault: please "
    "start it again.",
    fr="La suite de {name} ne nous est pas parvenue dans les 15 minutes\u00a0; ce téléversement est terminé. Ce n’est "
    "pas votre faute\u00a0: veuillez recommencer.",
)


class CaseFull(ValueError):
    """The case holds as many files or bytes as are taken online."""

    text = _FULL


class UploadExpired(ValueError):
    """The bytes did not come within the time that the stamp allows."""

    def __init__(self, upload: Upload) -> None:
        super().__init__(str(upload.pk))
        self.text = _TOO_LATE.filled(name=upload.file_name)


class WrongOffset(ValueError):
    """The piece does not follow what has arrived; `received` says how many bytes have."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an upload belongs: whose, in which case, for what, and the kind of document it should be."""

    owner: str
    case_id: UUID
    slot: str
    kind: str


def begin(slot: Slot, *, name: str, size: int, at: datetime, note: str = "") -> Upload:
    """Open an upload; `at` is its stamp.

    Raises:
        DocumentFaulty: the name or the size rules it out already.
        CaseFull: no more is taken for this case.
    """
    checking.media_of_name(name)
    checking.require_size(size, name=name)
    with transaction.atomic():
        _require_room(slot.case_id, size)
        return Upload.objects.create(
            owner=slot.owner,
            case_id=slot.case_id,
            slot=slot.slot,
            kind=slot.kind,
            file_name=name,
            size=size,
            begun_at=at,
            note=note or None,
        )


def _require_room(case_id: UUID, size: int) -> None:
    held = Document.objects.filter(case_id=case_id).aggregate(bytes=Sum("size"))["bytes"] or 0
    coming = Upload.objects.filter(case_id=case_id, progress=Progress.OPEN)
    held += coming.aggregate(bytes=Sum("size"))["bytes"] or 0
    files = Document.objects.filter(case_id=case_id).count() + coming.count()
    if files >= MAX_FILES or held + size > MAX_CASE_BYTES:
        raise CaseFull


def find(upload_id: UUID, *, owner: str) -> Upload | None:
    """Return an upload of this owner, or None: another's is told from a missing one by nobody."""
    return Upload.objects.filter(pk=upload_id, owner=owner).select_related("document").first()


def with_id(upload_id: UUID) -> Upload | None:
    """Return an upload, whoever began it, or None."""
    return Upload.objects.filter(pk=upload_id).select_related("document").first()


def of_slots(case_id: UUID, *, beginning: str) -> list[Upload]:
    """Return the uploads of a case whose slot begins so, oldest first, with their documents."""
    found = Upload.objects.filter(case_id=case_id, slot__startswith=beginning)
    return list(found.select_related("document").order_by("begun_at", "pk"))


def expires_at(upload: Upload) -> datetime:
    """Return the instant after which no byte is taken any more."""
    return upload.begun_at + UPLOAD_MAY_TAKE


def receive(upload: Upload, pieces: Iterable[bytes], *, offset: int, at: datetime) -> Upload:
    """Keep the bytes that follow what has arrived; each piece is safe before the next is read.

    Raises:
        WrongOffset: other bytes come next, or another request is writing.
        UploadExpired: the time is over.
        DocumentFaulty: more bytes came than were announced.
    """
    require_open(upload, at=at)
    if offset != upload.received:
        raise WrongOffset(upload.received)
    for piece in _of_size(pieces):
        if upload.received + len(piece) > upload.size:
            raise WrongOffset(upload.received)
        _write(upload, piece)
        if not _advanced(upload, len(piece)):
            raise WrongOffset(Upload.objects.get(pk=upload.pk).received)
    return upload


def has_expired(upload: Upload, *, at: datetime) -> bool:
    """Tell whether the time of an upload that is not whole is over."""
    late = upload.progress == Progress.OPEN and upload.ended_at is None and at > expires_at(upload)
    return late or upload.progress == Progress.EXPIRED


def require_open(upload: Upload, *, at: datetime) -> None:
    """Let an upload pass that may still grow.

    Raises:
        UploadExpired: it may not.
    """
    if has_expired(upload, at=at):
        raise UploadExpired(upload)


def _of_size(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Yield the same bytes in pieces of about a megabyte; what came before a cut line is yielded too."""
    held = bytearray()
    try:
        for piece in pieces:
            held += piece
            if len(held) >= _PIECE:
                yield bytes(held)
                held.clear()
    except OSError:  # the line was cut; what had come is kept
        pass
    if held:
        yield bytes(held)


def _advanced(upload: Upload, count: int) -> bool:
    mine = Upload.objects.filter(pk=upload.pk, received=upload.received, progress=Progress.OPEN)
    if not mine.update(received=upload.received + count):
        return False
    upload.received += count
    return True


def finish(upload: Upload, *, at: datetime) -> Upload:
    """Make the document of an upload that is whole; a file that cannot be taken is refused with its reason.

    Raises:
        UploadExpired: its bytes were not complete within the time.
        BoxUnavailable: it could not be looked at now; trying again is safe.
    """
    if upload.progress != Progress.OPEN:
        return upload
    if upload.ended_at is None:
        require_open(upload, at=at)
        upload.ended_at = at
        upload.save(update_fields=["ended_at"])  # from here on it is with us, whatever becomes of this process
    content = _whole_or_done(upload)
    if content is None:
        return upload
    try:
        document = keeping.keep(
            content, name=upload.file_name, kind=upload.kind, case_id=upload.case_id, received_at=upload.begun_at
        )
    except DocumentFaulty as faulty:
        upload.progress, upload.refusal = Progress.REFUSED, {"en": faulty.text.en, "fr": faulty.text.fr}
    else:
        upload.progress, upload.document = Progress.KEPT, document
    upload.save(update_fields=["progress", "document", "refusal"])
    _forget_pieces(upload)
    return upload


def _whole_or_done(upload: Upload) -> bytes | None:
    """Return the bytes, or None where another process finished the upload meanwhile and cleared its pieces."""
    try:
        return whole(upload)
    except FileNotFoundError:
        upload.refresh_from_db()
        if upload.progress == Progress.OPEN:
            raise
        return None


def unfinished(*, limit: int = 100) -> list[Upload]:
    """Return the uploads whose bytes are all here and that never became a document: a process ended in between."""
    return list(Upload.objects.filter(progress=Progress.OPEN, ended_at__isnull=False).order_by("begun_at")[:limit])


def remove(upload: Upload) -> None:
    """Take an upload back that was not sent yet, with its document unless another upload brought the same."""
    document = upload.document
    _forget_pieces(upload)
    upload.delete()
    if document is not None:
        keeping.drop(document)


def send(uploads: Iterable[Upload], *, answer_id: str) -> None:
    """Mark uploads as sent with an answer, in the transaction that keeps it."""
    ids = [one.pk for one in uploads]
    Upload.objects.filter(pk__in=ids, sent_with="").update(sent_with=answer_id)


# --- pieces ----------------------------------------------------------------------------------------------------


def folder_of(upload: Upload) -> Path:
    """Return where the pieces of an upload lie."""
    return Path(settings.DATA) / "uploads" / upload.pk.hex


def _write(upload: Upload, piece: bytes) -> None:
    folder = folder_of(upload)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A name that sorts, so that a piece written again after a crash takes the place of the first try.
    target = folder / f"{upload.received:08d}"
    temporary = folder / f".{secrets.token_hex(8)}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(seal(piece, place=_place(upload, target.name), ring=ring.current()))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def whole(upload: Upload) -> bytes:
    """Return the bytes of a finished upload."""
    content = bytearray()
    while len(content) < upload.received:
        name = f"{len(content):08d}"
        content += ring.open_here((folder_of(upload) / name).read_bytes(), place=_place(upload, name))
    return bytes(content[: upload.received])


def _place(upload: Upload, name: str) -> Place:
    return Place(table="uploads_folder", column=name, row=str(upload.pk))


def _forget_pieces(upload: Upload) -> None:
    shutil.rmtree(folder_of(upload), ignore_errors=True)


# --- tidying ---------------------------------------------------------------------------------------------------


def over(*, at: datetime) -> QuerySet[Upload]:
    """Return the uploads whose time is over and that nobody has ended yet."""
    return Upload.objects.filter(progress=Progress.OPEN, ended_at__isnull=True, begun_at__lt=at - UPLOAD_MAY_TAKE)


def end_those_over(*, at: datetime) -> int:
    """End the uploads whose time is over, and return how many there were."""
    return over(at=at).update(progress=Progress.EXPIRED)


def clear(*, at: datetime) -> int:
    """Take away pieces and contents that no row has spoken of for a day, and return how many."""
    return _tidy_folders(at) + _tidy_contents(at)


def _tidy_folders(at: datetime) -> int:
    root = Path(settings.DATA) / "uploads"
    going = {pk.hex for pk in Upload.objects.filter(progress=Progress.OPEN).values_list("pk", flat=True)}
    old = [path for path in root.glob("*") if path.name not in going and _is_old(path, at)]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return len(old)


def _tidy_contents(at: datetime) -> int:
    gone = 0
    for digest in keeping.strays().contents_without_row:
        for store in (DOCUMENTS, COPIES):
            path = store.path(digest)
            if path.exists() and _is_old(path, at):
                path.unlink()
                gone += 1
    return gone


def _is_old(path: Path, at: datetime) -> bool:
    return path.stat().st_mtime < (at - KEPT_AFTER_THE_END).timestamp()
