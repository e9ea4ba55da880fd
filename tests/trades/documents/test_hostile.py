"""No hostile file is taken as it is, and none breaks the machine: refused, or shown as a copy without its sting (S-38).

The whole corpus runs with the large tests; each family's quick share runs with every check of this folder.
"""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pikepdf
import pytest
from PIL import Image

from trades.documents.corpus import FAMILIES, MARK, Hostile, active_pdfs, bombs, corpus, deflated, with_stream
from workpermit.trades.documents import box, checking, parsing, pdfs
from workpermit.trades.documents.checking import Checked, check
from workpermit.trades.documents.confinement import CPU_SECONDS, MEMORY_BYTES
from workpermit.trades.documents.faults import DocumentFaulty
from workpermit.trades.documents.media import MediaType

QUICK = 8  # of each family
# What a list of forbidden keys would let through: a key that nobody has heard of, and what was once overlooked.
ALWAYS = ("pdf unknown-page-key, plain", "pdf picture-Metadata, plain", "pdf page-associated, plain")
_STARTS = {MediaType.PDF: b"%PDF-", MediaType.JPEG: b"\xff\xd8\xff", MediaType.PNG: b"\x89PNG\r\n\x1a\n"}
_ENDS = {MediaType.PDF: b"%%EOF\n", MediaType.JPEG: b"\xff\xd9", MediaType.PNG: b"IEND\xaeB`\x82"}


def judged(one: Hostile) -> str:
    """Return the code of the refusal or "defused", or fail."""
    began = time.perf_counter()
    try:
        checked = check(one.content, name=one.name)
    except DocumentFaulty as fault:
        outcome = fault.code.value
    else:
        assert not one.must_be_refused, f"{one.tries}: was taken"
        require_harmless(checked, one)
        outcome = "defused"
    took = time.perf_counter() - began
    assert took < CPU_SECONDS, f"{one.tries}: {took:.1f} s"
    return outcome


def require_harmless(checked: Checked, one: Hostile) -> None:
    """Hold the copy against what may be seen: one file of its kind, whole, and nothing of what was planted."""
    kind, copy = checked.copy_type, checked.copy
    assert copy.startswith(_STARTS[kind]), one.tries
    assert copy.endswith(_ENDS[kind]), one.tries
    for seen in everything_in(copy, kind):
        assert MARK not in seen, f"{one.tries}: it is in the copy"


def everything_in(copy: bytes, kind: MediaType) -> Iterable[bytes]:
    yield copy
    if kind is not MediaType.PDF:
        with Image.open(io.BytesIO(copy)) as picture:
            assert not picture.getexif()
            yield repr(picture.info).encode()
        return
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID", "/Prev"}
        for page in pdf.pages:
            assert set(page.obj.keys()) <= {
                *(
                    "/Type",
                    "/Parent",
                    "/MediaBox",
                    "/CropBox",
                    "/Rotate",
                    "/UserUnit",
                    "/Contents",
                    "/Resources",
                    "/Group",
                ),
            }
        for thing in pdf.objects:
            yield repr(thing).encode()
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_raw_bytes()
                yield thing.read_bytes() if "/Filter" in thing and str(thing.Filter) == "/FlateDecode" else b""


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_share_of_each_family_is_refused_or_defused(family: Callable[[], Iterator[Hostile]]) -> None:
    share = list(islice(family(), QUICK)) if family is bombs else list(family())
    for one in share:
        if one.tries in ALWAYS:
            assert judged(one) == "defused"  # an honest page with a rider: refusing it would pass for the same
    for one in share[:: max(1, len(share) // QUICK)]:
        judged(one)


@pytest.mark.parametrize(("most", "fault"), [(3 << 20, "too_heavy"), (4 << 20, None)])
@pytest.mark.parametrize("layers", [1, 2])
def test_what_a_pdf_inflates_to_is_counted(
    layers: int, most: int, fault: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = with_stream(deflated(3, layers), pikepdf.Array([pikepdf.Name.FlateDecode] * layers))
    monkeypatch.setattr(pdfs, "MOST_INFLATED", most)
    assert parsing.parsed(content)[0].get("fault") == fault


@pytest.mark.large
def test_the_whole_corpus_is_refused_or_defused_within_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes, peaks = Counter[str](), []
    reading = box.read_in_a_box

    def watched(content: bytes) -> tuple[dict[str, object], bytes]:
        told, copy = reading(content)
        peaks.append(int(told["peak_kb"]))
        return told, copy

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checking, "read_in_a_box", watched)
        for one in corpus():
            outcomes[judged(one)] += 1
    with capsys.disabled():
        print(f"\n{sum(outcomes.values())} hostile files: {dict(outcomes)}, peak {max(peaks) // 1024} MB")
    assert sum(outcomes.values()) >= 500
    assert max(peaks) * 1024 < MEMORY_BYTES


def test_the_corpus_would_show_a_copy_that_keeps_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge itself is tried: a file shown as it came is noticed."""
    one = next(one for one in active_pdfs() if one.tries == "pdf open-javascript, plain")
    taken = check(one.content, name=one.name)
    as_it_came = Checked(taken.media_type, taken.size, taken.sha256, taken.pages, one.content, MediaType.PDF)
    with pytest.raises(AssertionError):
        require_harmless(as_it_came, one)
