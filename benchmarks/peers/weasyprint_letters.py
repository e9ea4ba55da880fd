"""Print letters with WeasyPrint: JSON on the standard input, letters a second of processor time on the output.

Run by `benchmarks/letters.py` in an environment of its own. The style sheet is read once and the fonts once, as a
service would; the page holds the same blocks as our own template.
"""

import html
import json
import sys
import time

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FACES = [
    ("Noto Sans", "NotoSans-Regular", 400, "normal"),
    ("Noto Sans", "NotoSans-Bold", 700, "normal"),
    ("Noto Serif", "NotoSerif-Bold", 700, "normal"),
]
STYLE = """
@page { size: letter; margin: 2.2cm 2.3cm 2.4cm; @bottom-left { content: string(number); font-size: 8pt }
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }
body { font: 10pt/1.4 "Noto Sans"; color: #1b1f24 } h1 { font: bold 15pt "Noto Serif"; color: #23425f }
h2 { font-size: 10.5pt; color: #23425f } header { display: flex; justify-content: space-between; font: bold 11.5pt
"Noto Serif"; border-bottom: 1.2pt solid #23425f } .top { display: flex; justify-content: space-between }
dl { display: grid; grid-template-columns: 4.1cm 1fr; font-size: 9pt } dt { color: #4a5360 } dd { margin: 0 }
.panel { background: #f3f6f9; border: .5pt solid #9aa5b1; border-left: 3pt solid #23425f; padding: 10pt }
.number { string-set: number content() }
"""
say = html.escape


def rows(pairs):
    return "<dl>" + "".join(f"<dt>{say(label)}</dt><dd>{say(value)}</dd>" for label, value in pairs) + "</dl>"


def block(each):
    kind = each["kind"]
    if kind == "heading":
        return f"<h2>{say(each['text'])}</h2>"
    if kind == "paragraph":
        return f"<p>{say(each['text'])}</p>"
    if kind == "items":
        tag = "ol" if each["numbered"] else "ul"
        return f"<{tag}>" + "".join(f"<li>{say(item)}</li>" for item in each["items"]) + f"</{tag}>"
    if kind == "facts":
        return rows((row["label"], row["value"]) for row in each["rows"])
    words = (each[key] for key in (("label", "utc", "local") if kind == "deadline" else ("title", "text")))
    return '<div class="panel">' + "".join(f"<p>{say(line)}</p>" for line in words) + "</div>"


def page(letter):
    language = letter["language"]
    section = letter["sections"][0]
    reference = [("Date", letter["dated"][language])]
    reference += [(row["label"][language], row["value"][language]) for row in letter["reference"]]
    return (
        f'<html lang="{language}"><head><title>{say(section["title"])}</title></head><body>'
        f"<header><div>{say(letter['office']['en'])}</div><div>{say(letter['office']['fr'])}</div></header>"
        f'<div class="top"><p>{"<br>".join(map(say, letter["addressee"]))}</p>'
        f'<div><p class="number">{letter["number"]}</p>{rows(reference)}</div></div>'
        f"<h1>{say(section['title'])}</h1>{''.join(map(block, section['blocks']))}"
        f"<p>{say(letter['signatory'][language])}</p></body></html>"
    )


def main():
    request = json.load(sys.stdin)
    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; src: url("file://{request["fonts"]}/{file}.ttf");'
        f" font-weight: {weight}; font-style: {style} }}"
        for family, file, weight, style in FACES
    )
    sheet = CSS(string=faces + STYLE, font_config=fonts)
    pages = [page(letter) for letter in request["letters"]]

    def printed(source):
        return HTML(string=source).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")

    first = printed(pages[0].replace("<p>", "<p>· "))
    assert first.startswith(b"%PDF")
    started = time.process_time()
    for source in pages:
        printed(source)
    print(len(pages) / (time.process_time() - started))


main()
