"""The twelve steps both peers take: ours, by name, each from one stage to the next, open to one role.

What a step carries is as long as what our journal keeps of it: an id and a commitment where a record is named.
"""

from __future__ import annotations

STEPS = (
    ("receive_application", "applicant"),
    ("confirm_complete", "officer"),
    ("start_background_check", "officer"),
    ("start_eligibility_check", "officer"),
    ("start_employer_check", "officer"),
    ("pass_employer_check", "officer"),
    ("amend_dossier", "officer"),
    ("pass_background_check", "officer"),
    ("pass_eligibility_check", "officer"),
    ("approve_application", "officer"),
    ("print_permit", "mailroom_clerk"),
    ("mail_permit", "mailroom_clerk"),
)
NAMES = tuple(name for name, _ in STEPS)
_RECORD = {"record_id": "5f0c4a52-9d53-4d0c-8a0f-3a8f7f6f6b11", "commitment": "0123456789abcdef" * 4}
CARRIES: dict[str, dict[str, str]] = {
    **{name: {"about": name} for name in NAMES},
    "receive_application": _RECORD,
    "amend_dossier": _RECORD,
    "approve_application": {**_RECORD, "book_hash": "0123456789abcdef" * 4, "permit_number": "U900000001"},
    "mail_permit": {"tracking_number": "RN482117936CA"},
}
