"""Four applications that are under way today, so that whoever signs in has something to do, or sees us at work.

Each is an example package told of another person, with its dates moved to this month; the person's home, employer and
attached papers stay those of the example.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from workpermit.casework import decisions, requests
from workpermit.casework.draws import drawing
from workpermit.commands.demo.cast import Cast
from workpermit.commands.demo.desk import Desk
from workpermit.commands.demo.stories import checked
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text

Story = Iterator[datetime]
# What is about a life before the application keeps its dates.
_MOVED: Final = ("stay", "previous_permits", "departures", "job_offer", "requested", "declaration", "fees")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def begun(examples: Path, cast: Cast, *, today: datetime, into: Path) -> Iterator[tuple[str, Desk, Story]]:
    """Yield each application's name, desk and story; the last stands at `today` (UTC)."""
    for name, (example, filed_before, person, story) in _UNDER_WAY.items():
        filed_on = (today - timedelta(days=filed_before)).date()
        desk = Desk(_told_of(examples / example, filed_on=filed_on, person=person, into=into / name), cast)
        yield name, desk, story(desk, today - timedelta(days=filed_before), today)


def _asked_for_documents(desk: Desk, filed_at: datetime, today: datetime) -> Story:
    """Two documents are asked for, and nine days are left to send them (AYA-08, AYA-09)."""
    yield filed_at
    desk.submit()
    yield filed_at + timedelta(days=8, hours=2)
    desk.do("site.reyes", RecordEnrolment(Attempt.ENROLLED, "Jakarta"))
    yield filed_at + timedelta(days=13)
    desk.do("officer.okafor", ConfirmComplete())
    yield today - timedelta(days=12, hours=3)
    asked = [
        requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate, with the date of its last renewal"),
        requests.Asked(DocumentKind.POLICE_CERTIFICATE, "From each country in which you lived for six months or more"),
    ]
    due_on = (today + timedelta(days=9)).date()
    desk.use("officer.okafor", requests.ask_for_documents, asked, due_on=due_on)


def _biometrics_awaited(desk: Desk, filed_at: datetime, today: datetime) -> Story:
    """In French: the letter to give biometrics has come, and the appointment is still to be made (AYA-02)."""
    yield filed_at
    desk.submit()


def _checks_running(desk: Desk, filed_at: datetime, today: datetime) -> Story:
    """In Canada, on maintained status: the office works, the person waits and goes on working (IN-11)."""
    yield filed_at
    desk.submit()
    yield filed_at + timedelta(days=11)
    desk.do("officer.tremblay", ConfirmComplete())
    yield today - timedelta(days=6)
    desk.do(
        "officer.tremblay",
        StartCheck(CheckKind.EMPLOYER),
        PassCheck(CheckKind.EMPLOYER),
        StartCheck(CheckKind.ELIGIBILITY),
        StartCheck(CheckKind.BACKGROUND),
    )


def _read_twice(desk: Desk, filed_at: datetime, today: datetime) -> Story:
    """Chance chose the approval for a second reader, and nothing goes out before she agrees (S-17)."""
    yield filed_at
    desk.submit()
    yield filed_at + timedelta(days=5)
    desk.do("officer.okafor", ConfirmComplete())
    yield today - timedelta(days=8)
    yield from checked(desk, "officer.okafor")
    yield today - timedelta(hours=5)
    with drawing(1):
        desk.use("officer.okafor", decisions.approve, evidence=["offer.pdf", "qualifications.pdf"])


_Telling = Callable[[Desk, datetime, datetime], Story]
_UNDER_WAY: Final[dict[str, tuple[str, int, dict[str, dict[str, str | None]], _Telling]]] = {
    "asked-for-documents": (
        "documents-requested",
        44,
        {
            "applicant": {"family_name": "Wulandari", "given_names": "Sari", "sex": "F", "born_on": "1994-02-11"},
            "contact": {"email": "sari.wulandari@example.org"},
            "passport": {"number": "C7719035"},
        },
        _asked_for_documents,
    ),
    "biometrics-awaited": (
        "outside-visa-exempt",
        6,
        {
            "applicant": {"family_name": "Rousselin", "given_names": "Camille", "born_on": "1991-07-23"},
            "contact": {"email": "camille.rousselin@example.org"},
            "passport": {"number": "19HT55208"},
        },
        _biometrics_awaited,
    ),
    "checks-running": (
        "in-canada-extension",
        50,
        {
            "applicant": {
                "family_name": "Herrera Solís",
                "given_names": "Joaquín",
                "born_on": "1987-03-30",
                "uci": None,
            },
            "contact": {"email": "joaquin.herrera@example.org"},
            "passport": {"number": "N11946028"},
        },
        _checks_running,
    ),
    "read-twice": (
        "us-citizen",
        21,
        {
            "applicant": {"family_name": "Whitfield", "given_names": "Naomi", "sex": "F", "born_on": "1990-10-05"},
            "contact": {"email": "naomi.whitfield@example.org"},
            "passport": {"number": "565701334"},
        },
        _read_twice,
    ),
}
TOLD: Final = {
    "asked-for-documents": Text("two documents to send within nine days", "deux documents à envoyer d’ici neuf jours"),
    "biometrics-awaited": Text("biometrics to give", "données biométriques à fournir"),
    "read-twice": Text("nothing to do: a second officer reads", "rien à faire\u00a0: un deuxième agent relit"),
    "checks-running": Text("nothing to do: the office works", "rien à faire\u00a0: le bureau travaille"),
}


def _told_of(example: Path, *, filed_on: date, person: dict[str, dict[str, str | None]], into: Path) -> Path:
    """Copy an example with another person in it and its dates moved so that it is signed the day before `filed_on`."""
    shutil.copytree(example, into)
    told = into / "application.json"
    form = json.loads(told.read_text(encoding="utf-8"))
    signed_on = date.fromisoformat(form["declaration"]["signed_on"])
    by = filed_on - timedelta(days=1) - signed_on
    form |= {name: _moved(form[name], by) for name in _MOVED if name in form}
    for part, answers in person.items():
        held = form[part] | answers
        form[part] = {name: value for name, value in held.items() if value is not None}
    told.write_text(json.dumps(form, ensure_ascii=False, indent=2), encoding="utf-8")
    return into


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {name: _moved(one, by) for name, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    return value
