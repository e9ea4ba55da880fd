"""One step of the form: shown, saved as one goes, judged when one goes on.

Whatever is typed is kept, right or wrong. What is wrong is told beside its field before the next step is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from workpermit.casework import drafts
from workpermit.casework.draft_guidance import CLAIMS, guidance
from workpermit.casework.drafts import DraftNow, DraftTooLarge, SectionMoved
from workpermit.casework.packages import unknown_zone
from workpermit.clock.present import now
from workpermit.core.forms.drafting import Typed, is_open, without_blanks
from workpermit.core.forms.faults import Fault
from workpermit.core.forms.fields import Field, Record
from workpermit.core.forms.sections import BY_CODE, DECLARATION, START, Section, section_of
from workpermit.core.forms.signing import signature_fault
from workpermit.core.text import Text
from workpermit.core.wording.answers import Part
from workpermit.web.apply.answers import Sent, collected, with_entry, without_entry
from workpermit.web.apply.blocks import blocks_of, is_elsewhere
from workpermit.web.apply.controls import CLAIMED
from workpermit.web.apply.guarding import crumbs_of, of_draft, shown
from workpermit.web.apply.steps import address_of, after, steps_of
from workpermit.web.apply.telling import parts_of
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.language import typed
from workpermit.web.ui.words import said

_SAVED: Final = Text(
    en="Saved. You can close this page and come back.", fr="Enregistré. Vous pouvez fermer cette page et revenir."
)
_OPENED: Final = Text(
    en="Saved. Your answers opened more questions on this page.",
    fr="Enregistré. Vos réponses ont fait apparaître d’autres questions sur cette page.",
)
_SAVED_AT: Final = Text(en="Saved automatically", fr="Enregistré automatiquement")
_NOT_SAVED: Final = Text(
    en="Not saved: this step was changed in another window. Send the page to see what stands there.",
    fr="Non enregistré : cette étape a changé dans une autre fenêtre. Envoyez la page pour voir ce qui s’y trouve.",
)


@of_draft
def section(request: SignedIn, draft: DraftNow, code: str) -> HttpResponse:
    """Show a step, or save it and go where the button leads."""
    step = BY_CODE[code]
    if not step.fields_of(draft.form):
        return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
    if request.method == "POST":
        return _Saving(request, draft, step).done()
    sent = dict(typed(request))
    answers = {**_offered(step, draft), **draft.answers, **(_given(draft, step, sent) if sent else {})}
    claims = _claims(sent) if sent else draft.claims
    seen = _version(sent, draft.version_of(step)) if sent else draft.version_of(step)
    return _page(request, draft, step, answers=answers, claims=claims, seen=seen)


def _offered(step: Section, draft: DraftNow) -> Typed:
    """Return what a page offers before it is answered: who signs today, and online, signs with today's date."""
    is_signed_here = step is DECLARATION and not draft.is_paper
    return {"declaration": {"signed_on": now().date().isoformat()}} if is_signed_here else {}


class _Saving:
    """The saving of one step, by whichever of its buttons."""

    def __init__(self, request: SignedIn, draft: DraftNow, step: Section) -> None:
        self.request, self.draft, self.step = request, draft, step
        self.sent = _sent(request)
        self.fields = step.fields_of(draft.form)
        self.given = _given(draft, step, self.sent)
        self.claims = _claims(self.sent)
        self.seen = _version(self.sent, 0)

    def done(self) -> HttpResponse:
        """Save, and answer by the button that was pressed."""
        post = self.request.POST
        try:
            if "autosave" in post:
                return self._autosaved()
            if "add" in post or "remove" in post:
                return self._entries_changed()
            return self._saved()
        except SectionMoved as moved:
            return self._moved(moved.now)
        except DraftTooLarge as too_large:
            return _page(self.request, self.draft, self.step, seen=self.seen, refused=too_large.text)

    def _write(self, given: Typed) -> DraftNow:
        claims = self.claims if self.step is START else None
        return drafts.write(
            self.draft.id,
            self.step,
            given,
            account_id=self.request.account.pk,
            seen=self.seen,
            at=now(),
            claims=claims,
        )

    def _autosaved(self) -> HttpResponse:
        try:
            written = self._write(self.given)
        except SectionMoved:
            return JsonResponse({"told": said(_NOT_SAVED)}, status=409)
        return JsonResponse({"version": written.version_of(self.step), "told": said(_SAVED_AT)})

    def _entries_changed(self) -> HttpResponse:
        post = self.request.POST
        path = post.get("add") or post.get("remove") or ""
        try:
            change = with_entry if "add" in post else without_entry
            given = change(self.given, path, self.fields)
        except KeyError:
            given = self.given
        self._write(given)
        return HttpResponseRedirect(f"{address_of(self.draft.id, self.step)}#q-{path.rpartition('.')[0] or path}")

    def _saved(self) -> HttpResponse:
        written = self._write(without_blanks(self.fields, self.given))
        if "later" in self.request.POST:
            messages.success(self.request, said(_SAVED))
            return HttpResponseRedirect(reverse("apply:overview", args=[self.draft.id]))
        faults = _faults(written, self.step)
        if faults:
            return _page(self.request, written, self.step, faults=faults)
        if _opened(self.draft, written, self.step) and "scripted" not in self.request.POST:
            messages.info(self.request, said(_OPENED))
            return HttpResponseRedirect(address_of(self.draft.id, self.step))
        return HttpResponseRedirect(self._next(written))

    def _next(self, written: DraftNow) -> str:
        if self.step is START and not written.is_paper:
            return reverse("apply:form", args=[written.id])
        if self.request.POST.get("back") == "review":
            return reverse("apply:review", args=[written.id])
        following = after(self.step, written.form)
        return address_of(written.id, following) if following else reverse("apply:review", args=[written.id])

    def _moved(self, standing: DraftNow) -> HttpResponse:
        """Show what was typed here and what was saved elsewhere; sending this page again is then a choice."""
        return _page(
            self.request,
            standing,
            self.step,
            answers={**standing.answers, **self.given},
            claims=self.claims,
            seen=standing.version_of(self.step),
            elsewhere=parts_of(standing, self.step),
        )


def _page(
    request: SignedIn,
    draft: DraftNow,
    step: Section,
    *,
    answers: Mapping[str, object] | None = None,
    claims: Sequence[str] | None = None,
    seen: int | None = None,
    faults: Sequence[Fault] = (),
    elsewhere: tuple[Part, ...] | None = None,
    refused: Text | None = None,
) -> HttpResponse:
    told = guidance(draft, on=now().date())
    form, blocks = blocks_of(step.fields_of(draft.form), answers or draft.answers, names=step.names)
    form.tell(faults)
    said_so = draft.claims if claims is None else claims
    return shown(
        request,
        "apply/section.html",
        title=step.title,
        crumbs=crumbs_of(draft),
        is_faulty=bool(faults),
        draft=draft,
        step=step,
        form=form,
        blocks=blocks,
        seen=draft.version_of(step) if seen is None else seen,
        claims=[(name, label, name in said_so) for name, label in CLAIMS.items()] if step is START else (),
        steps=steps_of(draft, told, current=step),
        told=told,
        elsewhere=elsewhere,
        refused=refused,
        back=request.POST.get("back") or request.GET.get("back", ""),
        closed=() if blocks else _closed(draft, step),
    )


def _sent(request: SignedIn) -> Sent:
    return {name: values[-1] if len(values) == 1 else list(values) for name, values in request.POST.lists()}


def _given(draft: DraftNow, step: Section, sent: Sent) -> Typed:
    """Return the answers of a step: what the page sent, and what it did not show because another page closes it."""
    fields = step.fields_of(draft.form)
    shown_here, hidden = _split(draft, step, fields)
    given: Typed = {
        **{one.name: draft.answers[one.name] for one in hidden if one.name in draft.answers},
        **collected(shown_here, sent),
    }
    return _without_offer(given) if step is DECLARATION else given


def _without_offer(given: Typed) -> Typed:
    """Leave out the day that the page offered for signing where nobody signed."""
    declaration = given.get("declaration")
    if not isinstance(declaration, dict) or declaration.get("signed") is True:
        return given
    kept = {name: answer for name, answer in declaration.items() if name != "signed_on"}
    return {**given, "declaration": kept} if kept else {}


def _split(draft: DraftNow, step: Section, fields: Sequence[Field]) -> tuple[list[Field], list[Field]]:
    hidden = [one for one in fields if _is_hidden(draft, step, one)]
    return [one for one in fields if one not in hidden], hidden


def _is_hidden(draft: DraftNow, step: Section, field: Field) -> bool:
    return field.when is not None and is_elsewhere(field.when, step.names) and not is_open(field, draft.answers)


def _claims(sent: Sent) -> list[str]:
    said_so = sent.get(CLAIMED, [])
    listed = [said_so] if isinstance(said_so, str) else said_so
    return sorted(name for name in listed if name in CLAIMS)


def _version(sent: Sent, otherwise: int) -> int:
    seen = sent.get("seen", "")
    return int(seen) if isinstance(seen, str) and seen.isascii() and seen.isdigit() and len(seen) < 9 else otherwise


def _faults(draft: DraftNow, step: Section) -> list[Fault]:
    """Return what the reader finds wrong on one step; it is the reader of packages."""
    readable = draft.read()
    faults = [fault for fault in readable.faults if section_of(fault.path) is step]
    if step.code == "contact" and readable.filing.answers.text("contact.time_zone"):
        faults += filter(None, [unknown_zone(readable.filing)])
    if step is DECLARATION:
        faults += filter(None, [signature_fault(readable.filing, is_online=not draft.is_paper)])
    return faults


def _opened(before: DraftNow, after_: DraftNow, step: Section) -> bool:
    """Tell whether an answer of this page opened a question of this page that has no answer yet."""
    return any(_opens(one, before, after_, after_.answers) for one in step.fields_of(after_.form))


def _opens(field: Field, before: DraftNow, after_: DraftNow, group: Mapping[str, object]) -> bool:
    answer = group.get(field.name)
    if field.when is not None and answer is None:
        return is_open(field, after_.answers) and not is_open(field, before.answers)
    match field.type:
        case Record(inner) if isinstance(answer, Mapping):
            return any(_opens(one, before, after_, answer) for one in inner)
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Closed:
    """A question of another step that must be answered before this one asks anything."""

    label: Text
    address: str


def _closed(draft: DraftNow, step: Section) -> tuple[Closed, ...]:
    paths = {one.when.path for one in step.fields_of(draft.form) if one.when is not None}
    return tuple(
        Closed(draft.form.field_at(path).label, address_of(draft.id, section_of(path))) for path in sorted(paths)
    )
