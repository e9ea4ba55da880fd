"""What says the same to everybody is made once in each language, and of nothing that a page holds."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation


def test_it_is_made_once_in_each_language() -> None:
    """One template, four pages: the words follow the page."""
    page = Template('{% once %}<a href="{% url "guide:guides" %}">{% t "Guides" "Guides utiles" %}</a>{% endonce %}')
    shown = []
    for language in ("en", "fr", "en", "fr"):
        with translation.override(language):
            shown.append(page.render(Context()))
    assert shown[0] == shown[2] == '<a href="/en/guides/">Guides</a>'
    assert shown[1] == shown[3]
    assert ">Guides utiles<" in shown[1]


@pytest.mark.parametrize(
    "inside",
    [
        "{{ name }}",
        '{{ name|default:"x" }}',
        "{% if name %}x{% endif %}",
        "{% for one in names %}x{% endfor %}",
        "{% with x=name %}x{% endwith %}",
        '{% include "ui/error.html" %}',
        "{% csrf_token %}",
        "{% say %}{{ name }}{% fr %}{{ name }}{% endsay %}",
    ],
)
def test_what_hangs_on_the_page_does_not_compile(inside: str) -> None:
    """Else one person's page would show another's."""
    with pytest.raises(TemplateSyntaxError, match="once"):
        Template("{% once %}" + inside + "{% endonce %}")


def test_nothing_of_a_page_stays_in_it() -> None:
    """Even a tag that looks into the page finds nothing there."""
    page = Template("{% once %}{% language_switch %}{% endonce %}")
    assert "/x/" not in page.render(Context({"other_address": "/x/", "other_language": "en"}))
