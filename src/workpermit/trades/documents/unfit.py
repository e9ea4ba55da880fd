"""What the parsers raise in the box: a file that cannot be taken, by its code."""

from __future__ import annotations

from workpermit.trades.documents.faults import FaultCode


class Unfit(Exception):
    """The file cannot be taken."""

    def __init__(self, code: FaultCode) -> None:
        super().__init__(code.value)
        self.code = code
