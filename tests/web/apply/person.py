"""Somebody who fills in an application in a browser without scripts: reads the form on the page, answers, presses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework import drafts
from workpermit.casework.drafts import DraftNow
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.fields import Field, FieldType, Many, Record
from workpermit.core.forms.sections import DOCUMENTS, SECTIONS, START, Section
from workpermit.web.apply.answers import NONE

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@dataclass(slots=True)
class Control:
    """One control of a form as the browser sees it."""

    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """A page read as a browser reads it: the controls of its main form with what stands in them, and its text."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.controls: dict[str, Control] = {}
        self.ids: list[str] = []
        self._in_form = self._in_select = self._in_text = ""
        self.body = response.content.decode()
        self.feed(self.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a control."""
        given = {name: value or "" for name, value in attrs}
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "form":
            self._in_form = given.get("id", "")
        if self._in_form != "main-form":
            return
        match tag, given.get("type", ""):
            case "input", ("radio" | "checkbox") as kind:
                self._choice(kind, given)
            case "textarea", _:
                self._in_text = given["name"]
                self._put(given, "textarea", "")
            case "input", kind:
                self._put(given, kind or "text", given.get("value", ""))
            case "select", _:
                self._in_select = given["name"]
                self._put(given, "select", "")
            case "option", _:
                one = self.controls[self._in_select]
                one.options.append(given.get("value", ""))
                if "selected" in given:
                    one.value = given.get("value", "")
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the form, or of a text area."""
        if tag == "form":
            self._in_form = ""
        if tag == "textarea":
            self._in_text = ""

    def handle_data(self, data: str) -> None:
        """Keep what stands in a text area."""
        if self._in_text:
            self.controls[self._in_text].value += data.removeprefix("\n")

    def _choice(self, kind: str, given: Mapping[str, str]) -> None:
        one = self.controls.setdefault(given["name"], Control(kind))
        one.options.append(given.get("value", "on"))
        if "checked" in given:
            one.value = given.get("value", "on")

    def _put(self, given: Mapping[str, str], kind: str, value: str) -> None:
        if "name" in given:
            self.controls[given["name"]] = Control(kind, value)

    @property
    def standing(self) -> dict[str, str]:
        """What a browser would send of the form as it stands, files and buttons left out."""
        kept = {name: one.value for name, one in self.controls.items() if one.kind not in ("file", "submit")}
        return {
            name: value
            for name, value in kept.items()
            if value or self.controls[name].kind not in ("radio", "checkbox")
        }

    @property
    def words(self) -> str:
        """What the page says, in one line."""
        main = self.body.partition("<main")[2].partition("</main>")[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)).replace("&#x27;", "'")

    @property
    def errors(self) -> dict[str, str]:
        """What is told beside each control."""
        pattern = r'<p class="error" id="q-([^"]*)-error">(.*?)</p>'
        found = re.findall(pattern, self.body, flags=re.DOTALL)
        return {name: re.sub(r"<span.*?</span>", "", text).strip() for name, text in found}


class Person:
    """An applicant, or a clerk of the mailroom, with a browser and a draft."""

    def __init__(self, name: str = "mateo", *, language: str = "en", role: Role = Role.APPLICANT) -> None:
        self.account = Account.objects.create_account(f"{name}@example.org", name=name, role=role)
        self.client = sign_in(Client(), self.account)
        self.language = language
        self.draft_id: UUID | None = None

    def address(self, name: str, *given: object) -> str:
        """Return the address of a page in the person's language."""
        with translation.override(self.language):
            return reverse(
                f"apply:{name}", args=given or ([self.draft_id] if self.draft_id and name != "paper" else [])
            )

    def step(self, section: Section) -> str:
        """Return the address of a step."""
        return self.address(f"section-{section.code}")

    def begin(self) -> None:
        """Press the button that begins an application."""
        answer = self.client.post(self.address("home"))
        assert answer.status_code == 302
        found = re.search(r"[0-9a-f-]{36}", answer["Location"])
        assert found is not None
        self.draft_id = UUID(found[0])

    @property
    def draft(self) -> DraftNow:
        """The draft as it stands."""
        assert self.draft_id is not None
        return drafts.find(self.draft_id, account_id=self.account.pk, at=now())

    def look(self, address: str) -> Page:
        """Open a page."""
        answer: Any = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return Page(answer)

    def send(self, address: str, data: Mapping[str, Any]) -> HttpResponse:
        """Send a form."""
        answer: Any = self.client.post(address, data)
        return cast("HttpResponse", answer)

    # --- filling in --------------------------------------------------------------------------------------------

    def fill(self, section: Section, data: Mapping[str, Any]) -> HttpResponse:
        """Answer a step with what an `application.json` says, as somebody without scripts does, and go on."""
        page = self._with_entries(section, data)
        answers = dict(self._answers(section.fields_of(self._form(data)), data, ""))
        answer = self._sent(section, page, answers)
        if answer.status_code == 302 and answer["Location"] == self.step(section):
            # More questions opened: they are on the page now.
            answer = self._sent(section, self.look(self.step(section)), answers)
        return answer

    def _sent(self, section: Section, page: Page, answers: Mapping[str, str]) -> HttpResponse:
        fits = {name: value for name, value in answers.items() if name in page.controls}
        for name, value in fits.items():
            control = page.controls[name]
            assert not control.options or value in control.options, (name, value)
        return self.send(self.step(section), {**page.standing, **fits, "save": "1"})

    def _with_entries(self, section: Section, data: Mapping[str, Any]) -> Page:
        """Press "add" until each list has as many entries as there is to say."""
        page = self.look(self.step(section))
        for path, count in self._lists(section.fields_of(self._form(data)), data, ""):
            for _ in range(count):
                answer = self.send(self.step(section), {**page.standing, "add": path})
                assert answer.status_code == 302
                page = self.look(self.step(section))
        return page

    def _form(self, data: Mapping[str, Any]) -> Any:
        return FORMS[str(data["form"])]

    def _lists(self, fields: tuple[Field, ...], data: Mapping[str, Any], before: str) -> Iterator[tuple[str, int]]:
        for one in fields:
            value, path = data.get(one.name), f"{before}{one.name}"
            match one.type, value:
                case Record(inner), dict():
                    yield from self._lists(inner, value, f"{path}.")
                case Many(item), list():
                    yield path, len(value)
                    for index, entry in enumerate(value):
                        if isinstance(item, Record):
                            yield from self._lists(item.fields, entry, f"{path}.{index}.")
                case _:
                    pass

    def _answers(self, fields: tuple[Field, ...], data: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
        for one in fields:
            if one.name in data:
                yield from self._answer(one.type, data[one.name], f"{before}{one.name}")

    def _answer(self, kind: FieldType, value: Any, path: str) -> Iterator[tuple[str, str]]:
        match kind, value:
            case Record(fields), dict():
                yield from self._answers(fields, value, f"{path}.")
            case Many(), []:
                yield f"{path}.{NONE}", "on"
            case Many(item), list():
                for index, entry in enumerate(value):
                    yield from self._answer(item, entry, f"{path}.{index}")
            case _, bool():
                yield path, "true" if value else "false"
            case _:
                yield path, str(value)

    def attach(self, folder: Path, entry: Mapping[str, str]) -> HttpResponse:
        """Attach one document to its place, else to the place for others; then its translation."""
        page = self.look(self.step(DOCUMENTS))
        which = entry["kind"] if f"file.{entry['kind']}" in page.controls else "more"
        sent: dict[str, Any] = {f"language.{which}": entry["language"], f"file.{which}": _file(folder, entry["file"])}
        if which == "more":
            sent["kind.more"] = entry["kind"]
        answer = self.send(self.step(DOCUMENTS), {**page.standing, **sent, "attach": "1"})
        if "translation" in entry:
            page = self.look(self.step(DOCUMENTS))
            (name,) = (one for one in page.controls if one.startswith("translation."))
            answer = self.send(
                self.step(DOCUMENTS), {**page.standing, name: _file(folder, entry["translation"]), "attach": "1"}
            )
        return answer

    def fill_all(self, folder: Path, data: Mapping[str, Any], *, typed_name: str) -> None:
        """Walk every step with what a package says; sign by typing a name where the package is signed."""
        self.begin()
        assert self.fill(START, data).status_code == 302
        self.choose(data)
        for section in SECTIONS[1:]:
            if section is DOCUMENTS:
                for entry in data["documents"]:
                    assert self.attach(folder, entry).status_code == 302, entry
            elif section.fields_of(self._form(data)):
                signed = {**data, "declaration": {**data["declaration"], **_typed(data, typed_name)}}
                answer = self.fill(section, signed)
                assert answer.status_code == 302, (section.code, Page(answer).errors)

    def choose(self, data: Mapping[str, Any]) -> HttpResponse:
        """Take the form that the rule offers, having read what it means."""
        page = self.look(self.address("form"))
        chosen = {"form": data["form"]} if page.controls["form"].options else {}
        answer = self.send(self.address("form"), {**page.standing, **chosen, "warned": "1"})
        assert self.draft.form.code == data["form"]
        return answer

    def submit(self, **more: str) -> HttpResponse:
        """Look through everything and press the last button."""
        page = self.look(self.address("review"))
        ticked = {"knowingly": "1"} if "knowingly" in page.controls else {}
        return self.send(self.address("review"), {**page.standing, **ticked, **more})


def _typed(data: Mapping[str, Any], name: str) -> dict[str, str]:
    return {"typed_name": name} if data["declaration"]["signed"] else {}


def _file(folder: Path, name: str) -> BytesIO:
    content = BytesIO((folder / name).read_bytes())
    content.name = name
    return content
