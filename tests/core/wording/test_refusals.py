"""Every refusal letter holds what a refused person has to know: ground, law, reason, recourse and its date (S-33)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.wording import samples
from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Language
from workpermit.core.wording import details as d
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import Heading, LetterContent, Paragraph
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.typography import date_text, typeset

CASES = 2_000
HEADINGS = {
    Language.EN: ("The officer’s reasons", "What you may do now", "Your fees"),
    Language.FR: ("Les motifs de l’agent", "Ce que vous pouvez faire maintenant", "Vos frais"),
}
COURT = {Language.EN: "Federal Court", Language.FR: "Cour fédérale"}
AT_ANY_TIME = {Language.EN: "apply again at any time", Language.FR: "nouvelle demande à tout moment"}


def drawn(chance: random.Random, language: Language) -> d.RefusalDetails:
    """Return a refusal made up: any grounds, any place, any of what may follow."""
    grounds = chance.sample(list(RefusalGround), chance.randint(1, 5))
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(700))
    in_canada = chance.random() < 0.5
    head = chance.choice([samples.head, samples.in_canada, samples.represented, samples.on_paper])(language)
    return replace(
        samples.refusal(language),
        head=replace(head, dated_on=day),
        decided_on=day,
        notified_on=day,
        judicial_review_until=day + timedelta(days=15 if in_canada else 60),
        grounds=tuple(d.RefusalReason(ground=one, reasons=(f"Reason {chance.randrange(10**6)}.",)) for one in grounds),
        in_canada=in_canada,
        restoration_until=day + timedelta(days=90) if in_canada and chance.random() < 0.5 else None,
        stopped_working_on=day if in_canada and chance.random() < 0.5 else None,
    )


def faults(details: d.RefusalDetails, content: LetterContent) -> list[str]:
    """Return what a refusal letter lacks."""
    language = details.head.language
    (section,) = content.sections
    said = "\n".join(block.text for block in section.blocks if isinstance(block, Heading | Paragraph))
    wanted = [typeset(heading, language) for heading in HEADINGS[language]]
    wanted += [GROUNDS[one.ground].label.in_language(language) for one in details.grounds]
    wanted += [GROUNDS[one.ground].provision.in_language(language) for one in details.grounds]
    wanted += [GROUNDS[one.ground].next_time.in_language(language) for one in details.grounds]
    wanted += [words for one in details.grounds for words in one.reasons]
    wanted += [COURT[language], date_text(details.judicial_review_until).in_language(language)]
    if details.restoration_until:
        wanted.append(date_text(details.restoration_until).in_language(language))
    plain = " ".join(said.split())
    lacking = [one for one in wanted if " ".join(typeset(one, language).split()) not in plain]
    barred = any(one.ground is RefusalGround.MISREPRESENTATION for one in details.grounds)
    if (AT_ANY_TIME[language] in plain) is barred:
        lacking.append("says of a new application what does not hold")
    return lacking


@pytest.mark.parametrize("language", Language)
def test_every_letter_of_two_thousand_says_ground_law_reason_and_recourse(language: Language) -> None:
    chance = random.Random(33)
    for _ in range(CASES // len(Language)):
        details = drawn(chance, language)
        assert faults(details, compose(details)) == []


@pytest.mark.parametrize("ground", RefusalGround)
@pytest.mark.parametrize("language", Language)
def test_no_sentence_stands_twice(ground: RefusalGround, language: Language) -> None:
    other = RefusalGround.REQUIREMENTS_NOT_SHOWN
    details = replace(
        samples.refusal(language),
        grounds=tuple(d.RefusalReason(ground=one, reasons=()) for one in dict.fromkeys((ground, other))),
    )
    (section,) = compose(details).sections
    told = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert len(told) == len(set(told))


def test_a_letter_without_its_recourse_is_found() -> None:
    details = samples.refusal(Language.EN)
    content = compose(details)
    (section,) = content.sections
    cut = tuple(one for one in section.blocks if not (isinstance(one, Paragraph) and "Federal Court" in one.text))
    assert "Federal Court" in faults(details, replace(content, sections=(replace(section, blocks=cut),)))


def test_the_bar_of_five_years_has_its_last_day_abroad() -> None:
    (section,) = compose(samples.refusal_misrepresentation(Language.EN)).sections
    said = " ".join(" ".join(block.text for block in section.blocks if isinstance(block, Paragraph)).split())
    assert "for 5 years, until 17 June 2030." in said
    assert "apply again at any time" not in said
