"""Something on each of the work lists, for tests of their pages."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from journeys.story import Story, on
from web.tracker.applicant import asked_for_documents, late_in_the_mail
from workpermit.accounts.models import Account, LinkCheck, Person
from workpermit.casework import enquiring, mailroom, outbox, programmes, request_answers, screening
from workpermit.casework.correspondence.making import make
from workpermit.casework.enquiring import About, Enquiry
from workpermit.casework.linking import Asked
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.employers import receiving
from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.models import PublishedList
from workpermit.trades.enquiries.models import Thread
from workpermit.trades.enquiries.topics import Topic, Writer
from workpermit.trades.notices import sending
from workpermit.trades.notices.models import CallTask, Channel, Delivery, Message


def enquiry(
    story: Story | None = None, *, text: str = "Where does it stand?", topic: Topic = Topic.STATUS, name: str = "Rojas"
) -> Thread:
    """Send an enquiry, of a story's applicant or of somebody without an account."""
    if story is not None:
        about = enquiring.about_account(story.account, story.row)
        sent = Enquiry(about, topic, text, Language.EN)
        return enquiring.send(sent, key=uuid.uuid4().hex, account=story.account, row=story.row, at=now()).thread
    about = About(Writer.APPLICANT, True, name, "Valentina", date(1990, 1, 2), f"{name.lower()}@example.org")
    sent = Enquiry(about, topic, text, Language.FR)
    return enquiring.send(
        sent, key=uuid.uuid4().hex, account=None, row=None, at=now(), source=uuid.uuid4().bytes
    ).thread


def link_check(row: CaseRow, *, right: bool = True) -> LinkCheck:
    """Ask an officer to link a case; with what agrees with it, or not."""
    person = Person.objects.get(pk=row.person_id)
    asker = Account.objects.create_account(f"{uuid.uuid4().hex}@example.org", name="Aya Rivera", role=Role.APPLICANT)
    born_on = date.fromisoformat(person.born_on) if right else date(1901, 1, 1)
    asked = Asked(str(person.uci), row.application_number, born_on)
    return LinkCheck.objects.create(account=asker, asked=asked.as_json(), asked_at=now())


def free_of_account(story: Story) -> CaseRow:
    """Take a case out of its account, as if it had been handed in on paper."""
    Person.objects.filter(pk=story.row.person_id).update(account=None)
    CaseRow.objects.filter(pk=story.case_id).update(applicant_id="")
    return story.row


def to_mail(story: Story) -> Delivery:
    """Put a message of a story on the list of the post."""
    outbox.drain(make, at=now())
    message = Message.objects.filter(case_id=story.case_id).order_by("put_at", "pk").first()
    assert message is not None
    return sending.put(message, Channel.POST, at=now())


def to_call(story: Story) -> CallTask:
    """Let a letter come back, so that somebody has to call."""
    delivery = to_mail(story)
    mailroom.posted(delivery.pk.hex, at=now())
    mailroom.returned(delivery.pk.hex, at=now())
    return CallTask.objects.get(case_id=story.case_id)


def programme() -> Story:
    """Ask to work while waiting."""
    story = Story("visitor-under-public-policy", at=on(2024, 6, 12, 19))
    story.use(story.applicant, programmes.request_interim_work)
    return story


def wish_for_time() -> Story:
    """Ask for more time than a rule gives."""
    story = asked_for_documents()
    (request_id, request), *_ = story.case.requests.items()
    assert request.due_on
    story.use(
        story.applicant,
        request_answers.ask_for_more_time,
        request_id,
        until=request.due_on + timedelta(days=120),
        reason="The registry is closed.",
    )
    return story


def alike_employer() -> Story:
    """Publish a row that is near the employer of an example, and hand that in."""
    import_list(
        b"Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status\n"
        b'Prairie Lanterns Bakery Ltd.,Prairie Lanterns Bakery Ltd.,"9 Mill Road, Winnipeg, Manitoba",9,2025-09-01,'
        b"$100,Ineligible\n",
        source="near.csv",
        at=on(2024, 6, 4),
    )
    story = Story("outside-visa-required", at=on(2025, 10, 8))
    screening.screen(at=now())
    return story


def held_list(*, by: str = "ana", source: str = "feed.csv") -> int:
    """Bring a list that changes too much."""
    assert PublishedList.objects.exists()
    told = receiving.receive(
        b"Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status\n"
        + "".join(
            f'{source} {number},,"{number} A St, Guelph, Ontario",9,2025-05-01,$100,Eligible\n' for number in range(40)
        ).encode(),
        source=source,
        by=by,
        at=now(),
    )
    assert isinstance(told, receiving.Held)
    return told.number


def everything() -> None:
    """Put something on every list."""
    alike_employer()
    held_list()
    programme()
    wish_for_time()
    story = late_in_the_mail()
    enquiry(story)
    enquiry(topic=Topic.INTERIM_WORK, text="A message on paper.")
    present.set_to(now() + timedelta(days=60))
    enquiry(name="Tremblay")
    to_call(story)
    to_mail(Story("outside-visa-exempt", at=now()))
    link_check(free_of_account(Story("in-canada-extension", at=now())))
