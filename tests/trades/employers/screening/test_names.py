"""What was written for a name may hold several; a numbered company is its number."""

from __future__ import annotations

import pytest

from workpermit.trades.employers.screening.names import Name, names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Kestrel Freight Lines Ltd.", [Name(("kestrel", "freight", "lines"))]),
        ("LES ENTREPRISES BORÉAL LTÉE", [Name(("entreprises", "boreal"))]),
        ("Smith & Sons Farms", [Name(("smith", "sons", "farms"))]),
        ("9092-2030 Québec Inc.", [Name((), "90922030")]),
        ("0982024 B.C. Ltd.", [Name((), "982024")]),
        ("A1517301 Ontario Ltd.", [Name((), "1517301")]),
        ("8595569 Canada Corporation", [Name((), "8595569")]),
        ("1457357 Ontario Inc. o/a Blue Door", [Name((), "1457357"), Name(("blue", "door"))]),
        ("1457357 Ontario Inc. (Blue Door)", [Name((), "1457357"), Name(("blue", "door"))]),
        ("Sandra Basset/Gourmet Acres", [Name(("sandra", "basset")), Name(("gourmet", "acres"))]),
        ("Wren Ltd. doing business as Wren Cafe", [Name(("wren",)), Name(("wren", "cafe"))]),
        # A number that is no company's, and a name that is nothing but a legal form, keep their words.
        ("4204 Sushi", [Name(("4204", "sushi"))]),
        ("The Company Inc.", [Name(("the", "company", "inc"))]),
        ("A/B", [Name(("a", "b"))]),
        ("—", []),
    ],
)
def test_the_names_in_what_was_written(written: str, names: list[Name]) -> None:
    assert list(names_in(written)) == names


def test_words_written_as_one_are_the_same_name() -> None:
    (apart,), (together,) = names_in("The Brew House Ltd."), names_in("Brewhouse inc.")
    assert "".join(apart.words) == "".join(together.words)
