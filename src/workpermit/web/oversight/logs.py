"""The auditor's search over the log of looks and the journal; what is typed stays out of addresses (S-42)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse

from workpermit.accounts.models import Account
from workpermit.casework import auditing
from workpermit.casework.audit_records import CaseRecord, record_of
from workpermit.casework.auditing import LogLine, NoSuchCase, Page, Sought
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.text import Text
from workpermit.core.wording.office import sentence_of
from workpermit.trades.audit import searches
from workpermit.web.oversight import log_words
from workpermit.web.oversight.fresh import confirm_address, is_fresh
from workpermit.web.oversight.words import ROLES, frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import lazily, said

LOOKS: Final = Text(en="Who looked at what", fr="Qui a consulté quoi")
DEEDS: Final = Text(en="What was done in cases", fr="Ce qui a été fait dans les dossiers")
SEARCHES: Final = Text(en="Who searched", fr="Qui a fait des recherches")
_EVERY: Final = Text(en="Everything", fr="Tout")
_EVERYBODY: Final = Text(en="Everybody", fr="Tout le monde")
_NO_CASE: Final = Text(
    en="Application number: no case has it. It is a letter and nine digits, such as W000000001.",
    fr="Numéro de la demande : aucun dossier ne le porte. Il compte une lettre et neuf chiffres (W000000001).",
)
_NO_TIME: Final = Text(
    en="Until: give a day that is not before the first.",
    fr="Jusqu’au\u00a0: donnez un jour qui ne précède pas le premier.",
)
_TOO_LONG: Final = Text(
    en="Until: at most 366 days at once, unless you name a case.",
    fr="Jusqu’au\u00a0: au plus 366 jours à la fois, à moins de nommer un dossier.",
)
_STALE_EXPORT: Final = Text(
    en="To export, confirm that it is you, then send the search again.",
    fr="Pour exporter, confirmez votre identité, puis envoyez la recherche de nouveau.",
)
_MOST_DAYS: Final = 366
_HEAD: Final = {
    "en": ("entry", "at (UTC)", "role", "member of staff", "application", "what", "code", "purpose", "hash"),
    "fr": ("inscription", "à (UTC)", "rôle", "membre du personnel", "demande", "quoi", "code", "motif", "empreinte"),
}


class TimeForm(forms.Form):
    """A time by its days (UTC), the last one included."""

    first = fields.day(Text(en="From", fr="Du"))
    last = fields.day(Text(en="Until", fr="Jusqu’au"))

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        given: dict[str, Any] = self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", fields.fault(_NO_TIME))
        elif first and last and (last - first).days >= _MOST_DAYS and not given.get("number"):
            self.add_error("last", fields.fault(_TOO_LONG))
        return given

    def bounds(self) -> tuple[datetime, datetime]:
        """Return the first instant, and the first one after."""
        given = self.cleaned_data
        begins_at = datetime.combine(given["first"], time.min, UTC)
        return begins_at, datetime.combine(given["last"] + timedelta(days=1), time.min, UTC)


class LogForm(TimeForm):
    """What is sought in a log."""

    staff = fields.choice(Text(en="Member of staff", fr="Membre du personnel"), [], required=False)
    number = fields.words(Text(en="Application number", fr="Numéro de la demande"), required=False, at_most=12)
    kind = fields.choice(Text(en="What", fr="Quoi"), [], required=False)

    def __init__(self, *given: Any, kinds: list[tuple[str, Text]], **more: Any) -> None:
        """Offer everybody of the office, and the kinds of the log."""
        super().__init__(*given, **more)
        staff, kind = self.fields["staff"], self.fields["kind"]
        assert isinstance(staff, forms.ChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        staff.choices = [("", lazily(_EVERYBODY)), *((str(one.pk), one.display_name) for one in _staff())]
        kind.choices = [("", lazily(_EVERY)), *((code, lazily(text)) for code, text in kinds)]

    def sought(self) -> Sought:
        """Return what is sought; the form is valid."""
        given = self.cleaned_data
        begins_at, ends_before = self.bounds()
        staff = Account.objects.get(pk=given["staff"]) if given["staff"] else None
        number = given["number"].strip().upper()
        return Sought(begins_at=begins_at, ends_before=ends_before, staff=staff, number=number, kind=given["kind"])


def _staff() -> list[Account]:
    outside = (Role.APPLICANT, Role.REPRESENTATIVE, Role.SYSTEM)
    found = list(Account.objects.exclude(role__in=outside).only("id", "display_name"))
    return sorted(found, key=lambda one: one.display_name)


_LOOK_KINDS: Final = list(log_words.ABOUT.items())
_DEED_KINDS: Final = [(kind.__name__, sentence_of(kind)) for kind in PUBLIC_REASONS]


@for_staff(Role.AUDITOR)
def looks(request: SignedIn) -> HttpResponse:
    """Search the log of looks."""
    return _searched(request, of_journal=False)


@for_staff(Role.AUDITOR)
def deeds(request: SignedIn) -> HttpResponse:
    """Search the journal."""
    return _searched(request, of_journal=True)


def _searched(request: SignedIn, *, of_journal: bool) -> HttpResponse:
    kinds = _DEED_KINDS if of_journal else _LOOK_KINDS
    form = LogForm(request.POST, kinds=kinds) if request.method == "POST" else _begun(kinds)
    found, record = None, None
    if request.method == "POST" and form.is_valid():
        try:
            if "export" in request.POST:
                return _exported(request, form.sought(), of_journal=of_journal)
            find = auditing.deeds if of_journal else auditing.looks
            found = find(form.sought(), by=request.account, at=now(), after=_after(request))
            record = record_of(form.sought().number) if of_journal and form.sought().number else None
        except NoSuchCase:
            form.add_error("number", fields.fault(_NO_CASE))
    return _log_page(request, form, found, record, of_journal=of_journal)


def _begun(kinds: list[tuple[str, Text]]) -> LogForm:
    today = now().date()
    return LogForm(initial={"first": today - timedelta(days=7), "last": today}, kinds=kinds)


def _after(request: SignedIn) -> int:
    typed = request.POST.get("after", "")
    return int(typed) if "more" in request.POST and typed.isascii() and typed.isdigit() and len(typed) < 19 else 0


def _log_page(
    request: SignedIn, form: LogForm, found: Page | None, record: CaseRecord | None, *, of_journal: bool
) -> HttpResponse:
    title = DEEDS if of_journal else LOOKS
    return page(
        request,
        "oversight/log.html",
        title=in_error(title, form),
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=title,
        form=form,
        of_journal=of_journal,
        found=found,
        lines=[_shown(line) for line in found.lines] if found else [],
        record=record,
        stages=_stages(record) if record else [],
        most=auditing.EXPORTED_AT_MOST,
    )


def _stages(record: CaseRecord) -> list[Text]:
    codes = (record.stage, record.permit_stage, record.delivery_stage)
    return [log_words.STAGES[code] for code in codes if code in log_words.STAGES]


def _shown(line: LogLine) -> dict[str, Any]:
    return {
        "at": line.at,
        "role": ROLES[line.role],
        "who": line.who,
        "number": line.number,
        "what": line.deed or log_words.about(line.code),
        "why": log_words.why(line.why) if line.why else None,
        "hash": line.hash[:16],
    }


# --- export -----------------------------------------------------------------------------------------------------------


def _exported(request: SignedIn, sought: Sought, *, of_journal: bool) -> HttpResponse:
    if not is_fresh(request):
        messages.warning(request, said(_STALE_EXPORT))
        return HttpResponseRedirect(confirm_address(request))
    lines = auditing.exported(sought, of_journal=of_journal, by=request.account, at=now())
    answer = StreamingHttpResponse(_as_csv(lines, request.LANGUAGE_CODE), content_type="text/csv; charset=utf-8")
    name = f"{'journal' if of_journal else 'looks'}-{sought.begins_at:%Y%m%d}-{now():%Y%m%d%H%M}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]


def _as_csv(lines: Iterator[LogLine], language: str) -> Iterator[str]:
    yield "\ufeff" + _row(_HEAD["fr" if language.startswith("fr") else "en"])
    for line in lines:
        shown = _shown(line)
        yield _row(
            (
                str(line.id),
                line.at.astimezone(UTC).isoformat(timespec="microseconds"),
                said(shown["role"]),
                line.who,
                line.number,
                said(shown["what"]),
                line.code,
                said(shown["why"]) if shown["why"] else "",
                line.hash,
            )
        )


def _row(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    # A spreadsheet runs what begins like a formula; an apostrophe keeps it a text.
    csv.writer(out).writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in cells])
    return out.getvalue()


# --- who searched -----------------------------------------------------------------------------------------------------

_WHAT: Final = {
    searches.What.PEOPLE: Text(en="people and files", fr="personnes et dossiers"),
    searches.What.ACCESS_LOG: Text(en="the log of looks", fr="le registre des consultations"),
    searches.What.JOURNAL: Text(en="the journal", fr="le journal"),
    searches.What.SEARCHES: Text(en="the log of searches", fr="le registre des recherches"),
    searches.What.EXPORT: Text(en="an export", fr="une exportation"),
}


@for_staff(Role.AUDITOR)
def searched(request: SignedIn) -> HttpResponse:
    """Show who searched for what within a time; this search is one of them from now on."""
    form = opened(TimeForm, request)
    if request.method != "POST":
        form = TimeForm(initial={"first": now().date() - timedelta(days=7), "last": now().date()})
    found = None
    if request.method == "POST" and form.is_valid():
        begins_at, ends_before = form.bounds()
        found = searches.between(begins_at, ends_before)
        terms = {"from": begins_at.isoformat(), "until": ends_before.isoformat()}
        account = request.account
        searches.note(
            account.pk, role=account.role, what=searches.What.SEARCHES, terms=terms, found=len(found), at=now()
        )
    names = auditing.staff_names(str(one.account_id) for one in found or ())
    return page(
        request,
        "oversight/searches.html",
        title=in_error(SEARCHES, form),
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=SEARCHES,
        form=form,
        asked=found is not None,
        lines=[
            {
                "at": one.at,
                "who": names.get(str(one.account_id), ""),
                "role": ROLES[Role(one.role)],
                "what": _WHAT[searches.What(one.what)],
                "terms": [value for value in one.terms.values() if value],
                "found": one.found,
            }
            for one in found or ()
        ],
    )
