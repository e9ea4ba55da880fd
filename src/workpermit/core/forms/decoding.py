"""Decodes the bytes of `application.json`, stricter than JSON itself: each field once, real numbers only."""

from __future__ import annotations

import json

from workpermit.core.forms import sentences
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults
from workpermit.core.text import Text

FILE = "application.json"


class _Refused(ValueError):
    """JSON that Python would take and we do not."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


def decode(content: bytes) -> object:
    """Return what the bytes of `application.json` say.

    Raises:
        FilingFaults: they are not JSON in UTF-8, or a field stands twice in one group.
    """
    try:
        decoded: object = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=float
        )
    except UnicodeDecodeError:
        raise _faulty(sentences.NOT_UTF_8) from None
    except _Refused as refused:
        raise _faulty(refused.reason) from None
    except json.JSONDecodeError as error:
        where = {"line": str(error.lineno), "column": str(error.colno)}
        raise _faulty(sentences.NOT_JSON.filled(**where)) from None
    except RecursionError:
        raise _faulty(sentences.TOO_DEEP) from None
    return decoded


def _faulty(message: Text) -> FilingFaults:
    return FilingFaults([Fault(FILE, FaultCode.NOT_JSON, message)])


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in record if names.count(name) > 1)
        raise _Refused(sentences.FIELD_TWICE.filled(name=sentences.shown(twice)))
    return record


def _no_number(word: str) -> object:
    raise _Refused(sentences.NO_NUMBER.filled(word=word))
