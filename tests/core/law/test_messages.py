"""The prescribed message: built whole or not at all, and read back however it was pasted (IN-03; ADR-10, ADR-24)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.law.people import VISITOR, but
from workpermit.core.law.messages import INLAND_ISSUE_MESSAGE, NEW_JOB_MESSAGE, VISITOR_MESSAGE
from workpermit.core.law.pasted_messages import read_message
from workpermit.core.law.templates import Message, MessageIncomplete, Template, build, values_from
from workpermit.core.law.written_days import UnreadableDay, english_day, french_day, read_day

ONLINE: dict[str, str | date] = {
    "permit_number": "U123456789",
    "expired_on": date(2023, 12, 10),
    "channel": "online",
    "employer": "Boréal Robotics Inc.",
    "occupation": "industrial electrician",
}
PAPER = ONLINE | {"channel": "paper", "tracking_number": "LM123456789CA"}

# The text as the page gives it, its gaps filled; kept apart from the template so that one proves the other.
AS_PUBLISHED = """\
Priority Code VISIT2WORK2020: I am requesting consideration under the Temporary Public Policy to Exempt Certain \
Visitors in Canada from Immigration Requirements during the Coronavirus (COVID-19) Pandemic and ask that the \
applicable exemptions be granted until a decision is made on my work permit application or it is withdrawn.

My previous work permit number U123456789 expired on December 10, 2023.

I have submitted my application for a work permit online.

I intend to work for Boréal Robotics Inc. / industrial electrician as specified in the aforementioned work permit \
application.

I understand that providing false, misleading or incorrect information is a violation of the Immigration and Refugee \
Protection Act and may result in enforcement measures against me."""
UNFILLED = (
    AS_PUBLISHED.replace("U123456789", "[U#####]")
    .replace("December 10, 2023", "[Date]")
    .replace("Boréal Robotics Inc.", "[employer NAME]")
    .replace("industrial electrician", "[occupation]")
)


def message(**changed: Any) -> Message:
    return build(VISITOR_MESSAGE, {name: value for name, value in (ONLINE | changed).items() if value is not None})


def test_it_is_the_prescribed_text_word_for_word() -> None:
    """IN-03."""
    assert message().sent == AS_PUBLISHED


def test_on_paper_it_carries_the_tracking_number() -> None:
    sent = build(VISITOR_MESSAGE, PAPER).sent
    assert "on paper and the postal/courier tracking number is LM123456789CA." in sent
    assert "online" not in sent


def test_the_french_stands_beside_it_and_is_marked_as_ours() -> None:
    """ADR-24: what is sent is English, whatever the reader's language."""
    made = message()
    assert made.prescribed
    assert "10 décembre 2023" in made.rendering
    assert "not sent" in made.remark.en
    assert "n’est pas envoyé" in made.remark.fr
    assert not build(NEW_JOB_MESSAGE, ONLINE).prescribed


def test_it_is_built_from_the_facts_of_a_case() -> None:
    facts = but(VISITOR, employer_name="Boréal Robotics Inc.", occupation_title="industrial electrician")
    assert build(VISITOR_MESSAGE, values_from(facts)).sent == AS_PUBLISHED


@pytest.mark.parametrize(
    ("template", "values", "missing"),
    [
        (VISITOR_MESSAGE, ONLINE | {"employer": " "}, ["employer"]),
        (VISITOR_MESSAGE, {}, ["channel", "permit_number", "expired_on", "employer", "occupation"]),
        (VISITOR_MESSAGE, ONLINE | {"channel": "paper"}, ["tracking_number"]),
        (VISITOR_MESSAGE, ONLINE | {"channel": "pigeon"}, ["channel"]),
        (VISITOR_MESSAGE, ONLINE | {"permit_number": "W123456789"}, ["permit_number"]),
        (NEW_JOB_MESSAGE, {"channel": "online"}, ["employer", "occupation"]),
        (INLAND_ISSUE_MESSAGE, {}, ["application_number"]),
    ],
)
def test_a_message_with_a_gap_is_not_built(template: Template, values: dict[str, Any], missing: list[str]) -> None:
    """ADR-10: each field that is missing or impossible is named, in both languages."""
    with pytest.raises(MessageIncomplete) as caught:
        build(template, values)
    assert [fault.field for fault in caught.value.faults] == missing
    assert all(fault.text.en != fault.text.fr for fault in caught.value.faults)


# Each way in which people paste it; every one says the same.
LAYOUTS = {
    "as it was built": AS_PUBLISHED,
    "in capitals": AS_PUBLISHED.upper(),
    "in small letters": AS_PUBLISHED.lower(),
    "broken after every word": AS_PUBLISHED.replace(" ", "\n"),
    "on one line": " ".join(AS_PUBLISHED.split()),
    "with bold marks": AS_PUBLISHED.replace("Temporary", "**Temporary").replace("Pandemic", "Pandemic**"),
    "with HTML bold": AS_PUBLISHED.replace("Temporary", "<b>Temporary").replace("Pandemic", "Pandemic</b>"),
    "with its brackets": AS_PUBLISHED.replace("U123456789", "[U123456789]").replace(
        "Boréal Robotics Inc. / industrial electrician", "[Boréal Robotics Inc.] / [industrial electrician]"
    ),
    "as a quoted mail": "\n".join(f"> {line}" for line in AS_PUBLISHED.splitlines()),
    "with a greeting": f"Dear officer,\n\n{AS_PUBLISHED}\n\nThank you / merci",
    "a French date": AS_PUBLISHED.replace("December 10, 2023", "10 décembre 2023"),
    "a short date": AS_PUBLISHED.replace("December 10, 2023", "Dec. 10, 2023"),
    "an ISO date": AS_PUBLISHED.replace("December 10, 2023", "2023-12-10"),
    "a permit number in groups": AS_PUBLISHED.replace("U123456789", "u 123 456 789"),
    "curly quotes": AS_PUBLISHED.replace("Boréal Robotics Inc.", "“Boréal Robotics Inc.”"),
    "no-break spaces": AS_PUBLISHED.replace(" ", "\N{NO-BREAK SPACE}"),
    "our French rendering": build(VISITOR_MESSAGE, ONLINE).rendering,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pasted_message_is_read_whatever_its_layout(layout: str) -> None:
    """IN-03: tolerant of case, line breaks, bold marks, dates of either language and missing brackets."""
    read = read_message(LAYOUTS[layout])
    assert (read.code, read.faults, read.warnings) == ("VISIT2WORK2020", (), ())
    said = {name: value.casefold() if isinstance(value, str) else value for name, value in read.values.items()}
    assert said == {name: value.casefold() if isinstance(value, str) else value for name, value in ONLINE.items()}


def test_on_paper_the_tracking_number_is_read() -> None:
    sent = build(VISITOR_MESSAGE, PAPER).sent
    assert dict(read_message(sent).values) == PAPER
    grouped = sent.replace("LM123456789CA", "LM 123 456 789 CA")
    assert read_message(grouped).values["tracking_number"] == "LM123456789CA"


@pytest.mark.parametrize(
    ("pasted", "named"),
    [
        (UNFILLED, ["permit_number", "expired_on", "employer", "occupation"]),
        (AS_PUBLISHED.replace("VISIT2WORK2020", ""), ["code"]),
        (AS_PUBLISHED + " PPCHANGEWORK2020", ["code"]),
        (AS_PUBLISHED.replace("online.", "online. OR I have submitted my application on paper and ..."), ["channel"]),
        (AS_PUBLISHED.replace("I have submitted my application for a work permit online.", ""), ["channel"]),
        (AS_PUBLISHED.replace("December 10, 2023", "February 30, 2023"), ["expired_on"]),
        (AS_PUBLISHED.replace("December 10, 2023", "10/12/2023"), ["expired_on"]),  # two days at once
        (AS_PUBLISHED.replace("December 10, 2023", "soon"), ["expired_on"]),
        (AS_PUBLISHED.replace("U123456789", "W123456789"), ["permit_number"]),
        (AS_PUBLISHED.replace(" / industrial electrician", ""), ["employer", "occupation"]),
        (AS_PUBLISHED.partition("I understand")[0], ["text"]),  # no declaration
        (AS_PUBLISHED.replace("I am requesting", "Hello").partition("under the Temporary")[0]
         + AS_PUBLISHED[AS_PUBLISHED.index("My previous"):], ["text"]),  # no request
        (build(VISITOR_MESSAGE, PAPER).sent.replace("LM123456789CA", "NUMBER"), ["tracking_number"]),
        ("", ["code"]),
    ],
)  # fmt: skip
def test_what_is_missing_or_impossible_is_named(pasted: str, named: list[str]) -> None:
    """IN-03, ADR-10: nothing is guessed, and each field is named once."""
    assert [fault.field for fault in read_message(pasted).faults] == named


def test_a_short_permit_number_is_taken_with_a_warning() -> None:
    """ADR-10: the page shows five signs."""
    read = read_message(AS_PUBLISHED.replace("U123456789", "U12345"))
    assert (read.faults, read.values["permit_number"]) == ((), "U12345")
    assert "fewer than nine" in read.warnings[0].en


@pytest.mark.parametrize(
    ("template", "values"),
    [(NEW_JOB_MESSAGE, PAPER), (INLAND_ISSUE_MESSAGE, {"application_number": "W123456789"})],
)
def test_the_other_messages_are_read_by_the_same_code(template: Template, values: dict[str, str | date]) -> None:
    read = read_message(build(template, values).sent)
    assert (read.code, read.faults) == (template.code, ())
    assert all(values[name] == value for name, value in read.values.items())
    assert read.values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("December 10, 2023", date(2023, 12, 10)), ("10 December 2023", date(2023, 12, 10)),
        ("Dec 10th 2023", date(2023, 12, 10)), ("10-Dec-2023", date(2023, 12, 10)), ("2023/12/10", date(2023, 12, 10)),
        ("le 1er juillet 2023", date(2023, 7, 1)), ("1er août 2023", date(2023, 8, 1)),
        ("3 fevrier 2024", date(2024, 2, 3)),
        ("10 déc. 2023", date(2023, 12, 10)), ("25/12/2023", date(2023, 12, 25)), ("12/25/2023", date(2023, 12, 25)),
        ("7 mai 2024", date(2024, 5, 7)), ("03/03/2024", date(2024, 3, 3)),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(written: str, read: date) -> None:
    assert read_day(written) == read


@pytest.mark.parametrize(
    "written", ["03/04/2024", "31 June 2024", "2024-13-01", "tomorrow", "", "10 ju 2024", "5 ma 2024"]
)
def test_a_day_that_is_none_or_two_is_not_read(written: str) -> None:
    with pytest.raises(UnreadableDay):
        read_day(written)


@pytest.mark.parametrize("day", [date(2023, 12, 10), date(2024, 2, 29), date(2025, 7, 1), date(2025, 8, 31)])
def test_a_day_written_is_read_back(day: date) -> None:
    assert read_day(english_day(day)) == read_day(french_day(day)) == day
