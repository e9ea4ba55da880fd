"""The conformance gate: say in what a PDF file falls short of PDF/A-2a and PDF/UA-1.

It needs the development dependency `page-validation`; production never runs it, since the printer refuses on its
own to write a file that does not conform. The mutants in its test show what it catches and what it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PROFILES: Final = ("2a", "ua1")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One rule that a file does not meet."""

    profile: str
    rule: str
    message: str


def shortcomings(pdf: bytes) -> tuple[Shortcoming, ...]:
    """Return every rule of both standards that `pdf` breaks; none means that it conforms.

    A file that cannot even be read breaks the rule "readable".
    """
    import page

    found: list[Shortcoming] = []
    for profile in PROFILES:
        try:
            report = page.validate_pdf_bytes(pdf, profile=profile)
        except page.PageError as error:
            found.append(Shortcoming(profile, "readable", str(error)))
            continue
        found += [Shortcoming(profile, failure.rule_id, failure.message) for failure in report.failures]
        if not report.is_compliant and not report.failures:
            found.append(Shortcoming(profile, "compliant", "the report names no rule"))
    return tuple(found)
