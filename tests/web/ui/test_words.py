"""The words of pages: both languages or no page, French set as French (AYA-01)."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from workpermit.web.ui.words import both


def shown(source: str, language: str, **values: object) -> str:
    """Return a template as the page of a language shows it."""
    with translation.override(language):
        return Template(source).render(Context(values))


def test_a_short_text_speaks_the_pages_language() -> None:
    """One tag, two languages."""
    source = '{% t "Sign in" "Se connecter" %}'
    assert shown(source, "en") == "Sign in"
    assert shown(source, "fr") == "Se connecter"


def test_french_is_set_as_french() -> None:
    """The no-break space comes by itself."""
    assert shown('{% t "Really?" "Vraiment ?" %}', "fr") == "Vraiment\N{NO-BREAK SPACE}?"
    assert (
        shown("{% say %}a{% fr %}« {{ word }} »{% endsay %}", "fr", word="oui")
        == "«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»"
    )


def test_a_passage_keeps_its_markup_and_escapes_its_values() -> None:
    """Each language has its own markup; what a person wrote stays text."""
    source = "{% say %}<b>{{ name }}</b> wrote{% fr %}<b>{{ name }}</b> a écrit{% endsay %}"
    assert shown(source, "fr", name="<i>") == "<b>&lt;i&gt;</b> a écrit"


@pytest.mark.parametrize(
    "source",
    [
        '{% t "Only English" %}',
        '{% t "English" "" %}',
        '{% t "English" "  " %}',
        '{% t english "français" %}',
        "{% say %}English{% fr %} {% endsay %}",
        "{% say %}{% fr %}français{% endsay %}",
    ],
)
def test_a_sentence_without_its_other_language_does_not_compile(source: str) -> None:
    """A missing translation fails before anybody sees the page."""
    with pytest.raises(TemplateSyntaxError):
        Template(source)


def test_a_lazy_text_speaks_when_it_is_shown() -> None:
    """Labels of forms are written once and follow the page."""
    label = both("Family name", "Nom de famille")
    with translation.override("en"):
        assert str(label) == "Family name"
    with translation.override("fr"):
        assert str(label) == "Nom de famille"
