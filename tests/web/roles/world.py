"""One office with two applicants who have the same things, and everybody who could ask for them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from journeys.progress import in_process
from journeys.story import EXAMPLES, OFFICER, Story, on, open_list
from web.asked import page_picture
from web.roles.table import Asker
from web.signing_in import sign_in
from workpermit.accounts.models import Account, FactorCheck, MandateScope, Person, Session
from workpermit.accounts.throttle import source_of
from workpermit.casework import (
    draft_documents,
    drafts,
    enquiring,
    linking,
    mandating,
    request_answers,
    requests,
    uploading,
    work_proof,
)
from workpermit.casework.models import Draft
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language
from workpermit.trades.codes.models import Code, Purpose
from workpermit.trades.documents.models import Upload
from workpermit.trades.duplicates.models import AlikeKind, Duplicate
from workpermit.trades.enquiries.topics import Topic
from workpermit.trades.letters import keeping
from workpermit.trades.notices.models import CallTask, Message

AT: Final = on(2026, 2, 20, 9)
DUE_ON: Final = date(2026, 3, 20)
_ITEMS: Final = (
    requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your certificate"),
    requests.Asked(DocumentKind.POLICE_CERTIFICATE),
)
_FIRST, _SECOND = ("outside-visa-exempt", on(2025, 9, 16)), ("documents-requested", on(2026, 2, 3, 1, 30))
_STAFF: Final = {
    Asker.OFFICER: Role.OFFICER,
    Asker.SUPERVISOR: Role.SUPERVISOR,
    Asker.BORDER_OFFICER: Role.BORDER_OFFICER,
    Asker.SITE_CLERK: Role.SITE_CLERK,
    Asker.MAILROOM_CLERK: Role.MAILROOM_CLERK,
    Asker.PANEL_PHYSICIAN: Role.PANEL_PHYSICIAN,
    Asker.AUDITOR: Role.AUDITOR,
    Asker.ADMINISTRATOR: Role.ADMINISTRATOR,
}
# What an address takes besides the things of somebody; the same for everybody.
_PLAIN: Final[Mapping[str, object]] = {
    "item": 0,
    "index": 0,
    "number": 1,
    "part": "file",
    "deed": "withdraw",
    "slug": "begin-check",
    "about": "eligibility",
    "provider_id": "partner",
    "token": "never-made",
}


@dataclass(frozen=True, slots=True)
class Things:
    """What one applicant has, by the names that addresses give to it; and what nobody else may read of it."""

    account: Account
    ids: Mapping[str, UUID | int]
    submitted: UUID
    canaries: tuple[str, ...]

    def given(self, route: str) -> dict[str, object]:
        """Return what an address may take, for a route; the draft of a receipt is one that was submitted."""
        draft = {"draft_id": self.submitted} if route in ("apply:received", "apply:receipt") else {}
        return {**_PLAIN, **self.ids, **draft}


@dataclass(frozen=True, slots=True)
class World:
    """The office: who asks is told by `Asker`; all ask for what is `asked`, and `other` has the same."""

    asked: Things
    other: Things
    askers: Mapping[Asker, Account]
    deleted: Mapping[str, UUID | int]

    def client(self, asker: Asker, *, csrf: bool = False) -> Client:
        """Return the browser of somebody who asks, signed in as they are."""
        client = Client(enforce_csrf_checks=csrf, raise_request_exception=False)
        if asker is Asker.ANONYMOUS:
            return client
        sign_in(client, self.askers[asker], second_factor=asker is not Asker.ONE_FACTOR)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]  # noqa: TID251 (allauth's own clock)
        session.save()
        return client


def build() -> World:
    """Open the office; the clock stands at `AT` afterwards."""
    open_list()
    stories = [in_process(example, at=at) for example, at in (_FIRST, _SECOND)]
    for story in stories:
        story.wait_until(AT)
    other, asked = (_things(story, example) for story, (example, _) in zip(stories, (_FIRST, _SECOND), strict=True))
    present_one, ended_one = (_account(name, Role.REPRESENTATIVE) for name in ("present", "ended"))
    _mandate(stories[1], present_one)
    mandating.revoke(stories[1].row, _mandate(stories[1], ended_one), by=asked.account, at=now())
    askers = {
        Asker.ONE_FACTOR: asked.account,
        Asker.APPLICANT: asked.account,
        Asker.OTHER_APPLICANT: other.account,
        Asker.REPRESENTATIVE: present_one,
        Asker.ENDED_REPRESENTATIVE: ended_one,
        **{asker: _account(role.value, role) for asker, role in _STAFF.items()},
    }
    deleted = _deleted(other.account, stories[0], other)
    present.set_to(AT)
    return World(asked, other, askers, deleted)


def _account(name: str, role: Role) -> Account:
    return Account.objects.create_account(f"{name}@staff.example", name=f"Some {name}", role=role, password="x" * 20)


def _mandate(story: Story, to: Account) -> UUID:
    terms = mandating.Terms(MandateScope.REPRESENT, to.display_name, None, None)
    code = mandating.invite(story.row, terms, by=story.account, at=now())
    return mandating.accept(mandating.invitation(code, to=to, at=now())[0].pk, by=to, at=now()).pk


def _things(story: Story, example: str) -> Things:
    account, case_id = story.account, story.case_id
    request = UUID(story.use(OFFICER, requests.ask_for_documents, _ITEMS, due_on=DUE_ON))
    sent = _uploaded(story, request, item=0)
    answer = request_answers.send(
        case_id, str(request), begun_at=now(), key=uuid4().hex, actor=story.applicant, at=now()
    )
    upload = _uploaded(story, request, item=1)
    assert story.letters
    asked = enquiring.Enquiry(enquiring.about_account(account, story.row), Topic.STATUS, "When?", Language.EN)
    thread = enquiring.send(asked, key=uuid4().hex, account=account, row=story.row, at=now()).thread
    work_proof.make(story.row, label="For the harbour", days=30, by=account, at=now())
    lawyer = _account(f"lawyer-{example}", Role.REPRESENTATIVE)
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    message = Message.objects.filter(account_id=account.pk)[0]
    sign_in(Client(), account)
    return Things(
        account=account,
        ids={
            "case_id": case_id,
            "request_id": request,
            "upload_id": upload.pk,
            "document_id": _document(sent),
            "answer_id": UUID(answer),
            "letter_id": keeping.of_case(case_id)[0].pk,
            "message_id": message.pk,
            "thread_id": thread.pk,
            "draft_id": _draft(account, example),
            "given_id": _mandate(story, lawyer),
            "code_id": Code.objects.get(case_id=case_id, purpose=Purpose.WORK_PROOF).pk,
            "session_id": Session.objects.filter(account=account)[0].pk,
            "check_id": _check(story),
            "duplicate_id": Duplicate.objects.create(
                kind=AlikeKind.SECOND, case_id=case_id, earlier_id=case_id, agrees="passport", found_at=1
            ).pk,
            "lost_id": FactorCheck.objects.create(account=account, asked_at=now(), opens_at=now()).pk,
            "grant_id": uuid4(),  # settled by now: who keeps the list is led back to it
            "call_id": CallTask.objects.create(message=message, case_id=case_id, put_at=now()).pk,
            **{name: uuid4() for name in ("saved_id", "plan_id", "absence_id")},  # nobody has one
            "delivery_id": uuid4(),  # nobody has a sheet to be printed
            "proof_id": uuid4(),  # nobody waits for a letter
            "word_id": uuid4(),  # no client was asked
            "account_id": uuid4(),  # nobody of the office has it
            "look_id": uuid4(),  # nobody asked to open a locked file
            "suspicion_id": uuid4(),  # nobody's looks want explaining
            "pk": _passkey(account, name=f"key of {example}").pk,
        },
        submitted=_submitted(account, story),
        canaries=_canaries(story, example),
    )


def _check(story: Story) -> UUID:
    """Let somebody ask an officer whether the application is theirs."""
    person = Person.objects.get(pk=story.row.person_id)
    about = linking.Asked(person.uci or "", story.number, date.fromisoformat(person.born_on))
    source = source_of("192.0.2.7")
    proof = linking.ask(about, account=story.account, source=source, language=Language.EN, at=now())
    assert linking.ask_officer(proof, account=story.account, at=now())
    return linking.checks_of(story.account)[0].id


def _passkey(account: Account, *, name: str) -> Authenticator:
    """Add a passkey as a browser would have made it, with a key that nobody has."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    public = ES256.from_cryptography_key(key)  # type: ignore[no-untyped-call]
    credential = AttestedCredentialData.create(bytes(16), uuid4().bytes, public)
    flags = AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
    attested = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, credential), {})
    client_data = CollectedClientData.create("webauthn.create", bytes(16), "http://testserver")
    answer = {"clientDataJSON": websafe_encode(client_data), "attestationObject": websafe_encode(attested)}
    key_id = websafe_encode(credential.credential_id)
    told = {"id": key_id, "rawId": key_id, "type": "public-key", "response": answer, "clientExtensionResults": {}}
    made: Authenticator = Authenticator.objects.create(
        user=account, type="webauthn", data={"name": name, "credential": told}
    )
    return made


def _uploaded(story: Story, request: UUID, *, item: int) -> Upload:
    place = uploading.RequestItem(story.case_id, str(request), item)
    name = f"proof-{item}-{story.number}.png"
    picture = page_picture(f"{story.number} {item}")
    return uploading.take(place, picture, name=name, begun_at=now(), actor=story.applicant, at=now())


def _document(upload: Upload) -> UUID:
    assert upload.document_id is not None
    return upload.document_id


def _draft(account: Account, example: str) -> UUID:
    form = json.loads((EXAMPLES / example / "application.json").read_text(encoding="utf-8"))
    answers = {name: value for name, value in form.items() if name not in ("schema", "form", "documents")}
    draft = drafts.begin(account_id=account.pk, at=now(), answers=answers, form=form["form"])
    draft_documents.attach(
        draft, page_picture(), name="page.png", kind="passport", language="en", account_id=account.pk, at=now()
    )
    return draft.id


def _submitted(account: Account, story: Story) -> UUID:
    """Return a draft that has become the application."""
    draft = drafts.begin(account_id=account.pk, at=now(), form=story.row.form)
    Draft.objects.filter(pk=draft.id).update(case_id=story.case_id)
    return draft.id


def _canaries(story: Story, example: str) -> tuple[str, ...]:
    form = json.loads((EXAMPLES / example / "application.json").read_text(encoding="utf-8"))
    person = Person.objects.get(pk=story.row.person_id)
    told = (
        person.family_name,
        person.uci or story.number,
        form["passport"]["number"],
        form["residence"]["street"],
        form["contact"]["email"],
        form["contact"]["phone"],
        story.number,
        story.account.email,
        f"key of {example}",
    )
    assert all(len(one) > 3 for one in told), told
    return told


def _deleted(account: Account, story: Story, things: Things) -> dict[str, UUID | int]:
    """Make and delete one of everything that can be deleted: the rest of what an office holds is kept for good."""
    draft = drafts.begin(account_id=account.pk, at=now(), form="imm_1295").id
    drafts.discard(draft, account_id=account.pk, at=now())
    upload = _uploaded(story, UUID(str(things.ids["request_id"])), item=1)
    uploading.remove(upload.pk, actor=account.actor, at=now())
    sign_in(Client(), account)
    row = Session.objects.filter(account=account).exclude(pk=str(things.ids["session_id"]))[0]
    session = row.pk
    row.delete()
    passkey = _passkey(account, name="gone")
    pk = passkey.pk
    passkey.delete()
    return {"draft_id": draft, "upload_id": upload.pk, "session_id": session, "pk": pk}
