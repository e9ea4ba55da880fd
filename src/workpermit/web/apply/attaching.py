"""The step of the documents: a place for each that the situation calls for, checked as it arrives.

Files are sent by an ordinary form, so it works everywhere; a file that cannot be taken is told beside its place, and
those sent along with it are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import draft_documents
from workpermit.casework.draft_documents import IN_ANOTHER_LANGUAGE, NotAttached
from workpermit.casework.draft_guidance import Guidance, guidance
from workpermit.casework.drafts import DraftNow
from workpermit.clock.present import now
from workpermit.core.forms.fields import Choice
from workpermit.core.forms.sections import DOCUMENTS
from workpermit.core.law.answers.answer import Reason
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.findings import Outcome, Source
from workpermit.core.text import Text
from workpermit.trades.documents.faults import MAX_BYTES, DocumentFaulty
from workpermit.trades.documents.keeping import NotYet, open_copy
from workpermit.web.apply.guarding import crumbs_of, of_draft, shown
from workpermit.web.apply.starting import Question, explained
from workpermit.web.apply.steps import address_of, after, steps_of
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.language import typed
from workpermit.web.ui.words import both, said

_ACCEPTED: Final = ".pdf,.jpg,.jpeg,.png"
# Where a browser opens a file in spite of "attachment", it runs nothing of it and loads nothing for it.
_SANDBOX: Final = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_OTHER: Final = "more"  # the place for what no row of the checklist asks for
_KIND: Final = both(en="What it is", fr="De quel document il s’agit")
_FILE: Final = both(en="File", fr="Fichier")
_LANGUAGE: Final = both(en="Language it is written in", fr="Langue du document")
_TRANSLATION: Final = both(
    en="Its translation, with the translator’s affidavit",
    fr="Sa traduction, avec la déclaration sous serment du traducteur",
)
_LIMITS: Final = both(en="PDF, JPEG or PNG, at most 10 MB.", fr="PDF, JPEG ou PNG, 10 Mo au plus.")
_CHOOSE: Final = Text(en="Choose", fr="Choisir")
_NEEDS_LANGUAGE: Final = Text(
    en="{name}: say which language this document is written in, then attach it again.",
    fr="{name} : dites dans quelle langue ce document est écrit, puis joignez-le de nouveau.",
)
_NEEDS_KIND: Final = Text(
    en="{name}: say what this document is, then attach it again.",
    fr="{name} : dites ce qu’est ce document, puis joignez-le de nouveau.",
)


@dataclass(frozen=True, slots=True)
class Attached:
    """One file attached: its place in the application, its name, its language, and the control of its translation."""

    index: int
    name: str
    label: Text
    language: Text
    translation: str
    ask: BoundField | None


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one kind of document: whether and why it is needed, what is there, and the controls for more."""

    kind: str
    label: Text
    outcome: Outcome
    reasons: tuple[Reason, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    attached: tuple[Attached, ...]
    file: BoundField
    language: BoundField
    choose: BoundField | None = None


class FilesForm(forms.Form):
    """The controls of every place on the page; what is wrong with a file stands beside its place."""

    use_required_attribute = False

    def __init__(self, initial: Mapping[str, Any], troubles: Mapping[str, Text]) -> None:
        super().__init__(initial=dict(initial), auto_id="q-%s")
        self._errors = ErrorDict({name: self.error_class([said(text)]) for name, text in troubles.items()})

    def put(self, name: str, field: forms.Field) -> BoundField:
        """Add a control."""
        self.fields[name] = field
        return self[name]


@of_draft
def documents(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Show the places, or take what was sent to them."""
    if request.method != "POST":
        return _page(request, draft, dict(typed(request)), {})
    at = now()
    if "remove" in request.POST:
        return _removed(request, draft, at)
    taking = _Taking(request, draft, at)
    taking.take_all()
    if taking.troubles:
        return _page(request, taking.draft, request.POST.dict(), taking.troubles)
    if "later" in request.POST:
        return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
    if "save" not in request.POST:
        return HttpResponseRedirect(address_of(draft.id, DOCUMENTS))
    if request.POST.get("back") == "review":
        return HttpResponseRedirect(reverse("apply:review", args=[draft.id]))
    following = after(DOCUMENTS, draft.form)
    assert following is not None  # the declaration comes last
    return HttpResponseRedirect(address_of(draft.id, following))


@require_safe
@of_draft
def file(request: SignedIn, draft: DraftNow, index: int, part: str) -> HttpResponse:
    """Show one file as it will be seen: its clean copy, never the bytes that came (S-38)."""
    entries = draft_documents.entries_of(draft)
    name = entries[index].get(part) if index < len(entries) and part in ("file", "translation") else None
    row = draft_documents.rows_of(draft.id).get(str(name)) if name else None
    if row is None:
        raise Http404
    try:
        content, media_type = open_copy(row)
    except NotYet:
        raise Http404 from None
    answer = HttpResponse(content, content_type=media_type)
    stem = PurePosixPath(str(name)).stem
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stem)}.{media_type.rpartition('/')[2]}"
    answer["Content-Security-Policy"] = _SANDBOX
    answer["Cache-Control"] = "no-store, private"
    return answer


class _Taking:
    """The taking of every file that one form sent, each on its own."""

    def __init__(self, request: SignedIn, draft: DraftNow, at: datetime) -> None:
        self.request, self.draft, self.at = request, draft, at
        self.troubles: dict[str, Text] = {}

    def take_all(self) -> None:
        """Attach what was sent; what cannot be taken is noted under the name of its control."""
        for name, sent in self.request.FILES.items():
            if not isinstance(sent, UploadedFile):
                continue
            what, _, which = name.partition(".")
            try:
                if what == "translation":
                    self._translation(which, sent)
                elif what == "file":
                    self._document(which, sent)
            except (DocumentFaulty, NotAttached) as refused:
                self.troubles[name] = refused.text

    def _document(self, which: str, sent: UploadedFile[bytes]) -> None:
        name, post = str(sent.name), self.request.POST
        kind = post.get("kind.more", "") if which == _OTHER else which
        language = post.get(f"language.{which}", "")
        if kind not in _kinds(self.draft):
            raise NotAttached(_NEEDS_KIND.filled(name=name))
        if language not in _languages(self.draft):
            raise NotAttached(_NEEDS_LANGUAGE.filled(name=name))
        account_id = self.request.account.pk
        self.draft = draft_documents.attach(
            self.draft, _read(sent), name=name, kind=kind, language=language, account_id=account_id, at=self.at
        )

    def _translation(self, which: str, sent: UploadedFile[bytes]) -> None:
        if not which.isdigit() or int(which) >= len(draft_documents.entries_of(self.draft)):
            return
        account_id = self.request.account.pk
        self.draft = draft_documents.attach_translation(
            self.draft, int(which), _read(sent), name=str(sent.name), account_id=account_id, at=self.at
        )


def _read(sent: UploadedFile[bytes]) -> bytes:
    """Return the bytes, one more than is allowed at most: the documents trade then says that they are too many."""
    content: bytes = sent.read(MAX_BYTES + 1)
    return content


def _removed(request: SignedIn, draft: DraftNow, at: datetime) -> HttpResponse:
    index = request.POST["remove"]
    if index.isdigit() and int(index) < len(draft_documents.entries_of(draft)):
        draft_documents.remove(draft, int(index), account_id=request.account.pk, at=at)
    return HttpResponseRedirect(address_of(draft.id, DOCUMENTS))


def _page(request: SignedIn, draft: DraftNow, initial: Mapping[str, Any], troubles: Mapping[str, Text]) -> HttpResponse:
    told = guidance(draft, on=now().date())
    chosen = {name: value for name, value in initial.items() if name.startswith(("language.", "kind."))}
    form = FilesForm(chosen, troubles)
    return shown(
        request,
        "apply/documents.html",
        title=DOCUMENTS.title,
        crumbs=crumbs_of(draft),
        is_faulty=bool(troubles),
        draft=draft,
        step=DOCUMENTS,
        form=form,
        slots=list(_slots(draft, told, form)),
        steps=steps_of(draft, told, current=DOCUMENTS),
        told=told,
        back=request.POST.get("back") or request.GET.get("back", ""),
    )


def _slots(draft: DraftNow, told: Guidance, form: FilesForm) -> Iterator[Slot]:
    attached = list(_attached(draft, form))
    for one in told.needs.documents:
        there = tuple(file for kind, file in attached if kind == one.kind.value)
        if one.need.outcome is not Outcome.NOT_MET or there:
            asked = explained(draft, told, one.need).questions
            need = one.need
            yield _slot(
                draft, form, one.kind.value, one.kind.label, need.outcome, need.reasons, need.sources, asked, there
            )
    known = {one.kind.value for one in told.needs.documents}
    others = tuple(file for kind, file in attached if kind not in known)
    yield _slot(draft, form, _OTHER, _ANOTHER, Outcome.NOT_MET, (), (), (), others)


_ANOTHER = Text(en="another document", fr="un autre document")


def _slot(
    draft: DraftNow,
    form: FilesForm,
    kind: str,
    label: Text,
    outcome: Outcome,
    reasons: tuple[Reason, ...],
    sources: tuple[Source, ...],
    questions: tuple[Question, ...],
    attached: tuple[Attached, ...],
) -> Slot:
    languages = [("", said(_CHOOSE)), *((code, said(text)) for code, text in _languages(draft).items())]
    kinds = [("", said(_CHOOSE)), *((code, _heading(text)) for code, text in _kinds(draft).items())]
    choose = None
    if kind == _OTHER:
        choose = form.put("kind.more", _choice(_KIND, kinds))
    return Slot(
        kind,
        label,
        outcome,
        reasons,
        sources,
        questions,
        attached,
        form.put(f"file.{kind}", _file_control(_FILE)),
        form.put(f"language.{kind}", _choice(_LANGUAGE, languages)),
        choose,
    )


def _choice(label: Any, options: list[tuple[str, str]]) -> forms.Field:
    control = forms.CharField(label=label)
    control.widget = forms.Select(choices=options)
    return control


def _file_control(label: Any) -> forms.Field:
    return forms.FileField(label=label, help_text=_LIMITS, widget=forms.ClearableFileInput(attrs={"accept": _ACCEPTED}))


def _heading(text: Text) -> str:
    words = said(text)
    return f"{words[:1].upper()}{words[1:]}"


def _attached(draft: DraftNow, form: FilesForm) -> Iterator[tuple[str, Attached]]:
    languages, kinds = _languages(draft), _kinds(draft)
    for index, entry in enumerate(draft_documents.entries_of(draft)):
        translation, ask = str(entry.get("translation", "")), None
        if entry.get("language") == IN_ANOTHER_LANGUAGE and not translation:
            ask = form.put(f"translation.{index}", _file_control(_TRANSLATION))
        kind, name = str(entry.get("kind")), str(entry.get("file"))
        language = languages.get(str(entry.get("language")), _CHOOSE)
        yield kind, Attached(index, name, kinds.get(kind, _ANOTHER), language, translation, ask)


def _languages(draft: DraftNow) -> Mapping[str, Text]:
    kind = draft.form.field_at("documents.language").type
    assert isinstance(kind, Choice)
    return kind.options


def _kinds(draft: DraftNow) -> Mapping[str, Text]:
    kind = draft.form.field_at("documents.kind").type
    assert isinstance(kind, Choice)
    return kind.options


assert _OTHER not in set(DocumentKind)
