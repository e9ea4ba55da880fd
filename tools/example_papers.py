"""Draws the papers of the example packages: pages with real text, scans, photos; each marked SPECIMEN / SPÉCIMEN."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import typst
from PIL import Image, ImageDraw, ImageFilter

_MADE_AT = int(datetime(2025, 6, 17, tzinfo=UTC).timestamp())
_LETTER = """
#let d = json(bytes(sys.inputs.paper))
#set document(title: d.title, date: none)
#set page(width: {width}, height: {height}, margin: {margin}, fill: rgb(d.tint),
  background: rotate(-28deg, text(size: {mark}, fill: rgb(0, 0, 0, 16%), weight: "bold")[SPECIMEN · SPÉCIMEN]))
#set text(font: "Libertinus Serif", size: {size}, lang: d.lang)
#text(fill: rgb("#8a1f1f"), weight: "bold", tracking: 1pt)[SPECIMEN / SPÉCIMEN]
#h(1fr) #text(size: 0.85em)[#d.issuer]
#v(0.4em) #line(length: 100%, stroke: 0.5pt) #v(0.2em)
#heading(level: 1, d.title)
#v(0.4em)
#for body in d.body [#par(justify: false, body) #v(0.2em)]
#if d.rows.len() > 0 [#table(columns: (auto, 1fr), stroke: 0.4pt + rgb("#999"), inset: 5pt,
  ..d.rows.map(row => (text(weight: "bold", row.at(0)), row.at(1))).flatten())]
#v(1fr) #text(size: 0.8em, fill: rgb("#555"))[#d.foot]
"""
_LABEL = """
#set page(width: auto, height: auto, margin: 3pt)
#text(font: "Libertinus Serif", size: 11pt, fill: rgb("#8a1f1f"), weight: "bold")[SPECIMEN / SPÉCIMEN]
"""
_PAGE = {"width": "148mm", "height": "210mm", "margin": "14mm", "size": "9.5pt", "mark": "26pt"}
_CARD = {"width": "125mm", "height": "88mm", "margin": "7mm", "size": "8pt", "mark": "20pt"}
_FOOT = {
    "en": "Fictional paper, made to show how the office works. Names, numbers and places are invented.",
    "fr": "Document fictif, fait pour montrer le travail du bureau. Noms, numéros et lieux sont inventés.",
}

Rows = Sequence[tuple[str, str]]


def page(title: str, *, issuer: str, rows: Rows, body: Sequence[str] = (), language: str = "en") -> bytes:
    """Return a one-page PDF with real text."""
    return _typeset(_PAGE, title, issuer, rows, body, language, "#ffffff", file="pdf")


def scan(title: str, *, issuer: str, rows: Rows, language: str = "en", seed: str, tint: str = "#eef1e6") -> bytes:
    """Return a scanned card or passport page as a JPEG: a little askew, a little grey."""
    sheet = Image.open(io.BytesIO(_typeset(_CARD, title, issuer, rows, (), language, tint, file="png"))).convert("RGB")
    chance = random.Random(seed)
    askew = sheet.rotate(
        chance.uniform(-1.4, 1.4), expand=True, fillcolor=(228, 228, 226), resample=Image.Resampling.BICUBIC
    )
    out = io.BytesIO()
    askew.filter(ImageFilter.GaussianBlur(0.4)).save(out, "JPEG", quality=52, optimize=True)
    return out.getvalue()


def picture(title: str, *, issuer: str, rows: Rows, language: str = "en") -> bytes:
    """Return a card as a PNG of few colours, as a phone's scanning app makes it."""
    sheet = Image.open(io.BytesIO(_typeset(_CARD, title, issuer, rows, (), language, "#e9eef4", file="png")))
    out = io.BytesIO()
    sheet.convert("RGB").quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def photo(seed: str) -> bytes:
    """Return a drawn head and shoulders as a JPEG; nobody's face."""
    chance = random.Random(seed)
    image = Image.new("RGB", (420, 540), (236, 238, 240))
    draw = ImageDraw.Draw(image)
    skin = chance.choice([(92, 62, 46), (140, 98, 70), (184, 138, 104), (222, 182, 150), (240, 206, 180)])
    hair = chance.choice([(28, 24, 24), (60, 40, 28), (120, 84, 50), (150, 150, 150)])
    shirt = tuple(chance.randrange(40, 170) for _ in range(3))
    draw.ellipse((120, 90, 300, 300), fill=hair)
    draw.ellipse((40, 370, 380, 760), fill=shirt)
    draw.rectangle((180, 320, 240, 410), fill=skin)
    draw.ellipse((135, 130, 285, 345), fill=skin)
    for eye in (182, 238):
        draw.ellipse((eye - 8, 215, eye + 8, 227), fill=(30, 26, 26))
    draw.arc((185, 250, 235, 300), 25, 155, fill=(90, 40, 40), width=4)
    image = image.filter(ImageFilter.GaussianBlur(0.8))
    label = Image.open(io.BytesIO(typst.compile(_LABEL.encode(), format="png", ppi=110, ignore_system_fonts=True)))
    image.paste(label.convert("RGB"), (10, 505))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60, optimize=True)
    return out.getvalue()


def _typeset(
    shape: Mapping[str, str],
    title: str,
    issuer: str,
    rows: Rows,
    body: Sequence[str],
    language: str,
    tint: str,
    *,
    file: Literal["pdf", "png"],
) -> bytes:
    source = _LETTER
    for name, value in shape.items():
        source = source.replace("{" + name + "}", value)
    paper = {
        "title": title, "issuer": issuer, "rows": [list(row) for row in rows], "body": list(body),
        "lang": language, "tint": tint, "foot": _FOOT[language],
    }  # fmt: skip
    return typst.compile(
        source.encode(), format=file, ppi=110, sys_inputs={"paper": json.dumps(paper)}, timestamp=_MADE_AT,
        ignore_system_fonts=True,
    )  # fmt: skip
