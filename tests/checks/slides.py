"""Reads a map's slide and a deck as other programs do, and checks what a schema cannot.

    pip install python-pptx
    target/release/atlante serve --bind 127.0.0.1:8080 &
    python tests/checks/slides.py http://127.0.0.1:8080 "theme=density&level=municipality"
    soffice --headless --convert-to pdf deck.pptx && pdftoppm -r 60 -png deck.pdf deck    # and look

With a template, `python tests/checks/slides.py --deck deck.pptx template.potx` reads a deck that
`atlante export deck --template template.potx --out deck.pptx` wrote: types, relations and numbers, size and layouts of the template, titles in
its placeholders, maps inside the slide.

What it holds: 312 municipalities as named freeforms with the fills of /api/map, alt text, text boxes, notes, title and
footer placeholders; numbers of shapes unique on every slide; every relation leads somewhere; every part has a type.
"""

import io
import json
import sys
import urllib.request
import zipfile
from xml.etree import ElementTree

from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE

base, query = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""


def from_template(deck, template):
    with open(deck, "rb") as file:
        data = file.read()
    package(deck, data)
    deck = Presentation(io.BytesIO(data))
    size = (deck.slide_width, deck.slide_height)
    with zipfile.ZipFile(template) as archive:
        main = next(n for n in archive.namelist() if n == "ppt/presentation.xml")
        said = next(e for e in ElementTree.fromstring(archive.read(main)) if e.tag.endswith("}sldSz"))
        assert size == (int(said.get("cx")), int(said.get("cy"))), size
        kept = [n for n in archive.namelist() if n.startswith("ppt/slideMasters/slideMaster")]
    assert len(deck.slide_masters) == len(kept), "a master is missing"
    for slide in deck.slides:
        assert slide.shapes.title.is_placeholder and slide.shapes.title.text and slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= size[0] + 9525 and shape.top + shape.height <= size[1] + 9525, shape.name
    layouts = sorted({slide.slide_layout.name for slide in deck.slides})
    print(f"{len(deck.slides)} slides of {size[0] / 914400:.2f} x {size[1] / 914400:.2f} in, layouts {', '.join(layouts)}")


def fetch(path):
    with urllib.request.urlopen(base + path) as answer:
        return answer.read()


def shapes(container):
    for shape in container:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape.shapes)


def package(name, data):
    """Types, relations and numbers (ECMA-376 parts 1 and 2)."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    assert len(names) == len(set(names)), "a part twice"
    assert names[0] == "[Content_Types].xml"
    types = ElementTree.fromstring(archive.read(names[0]))
    overrides = {e.get("PartName")[1:] for e in types if e.tag.endswith("Override")}
    defaults = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    for part in names[1:]:
        assert part in overrides or part.rsplit(".", 1)[1] in defaults, part
        if not part.endswith((".xml", ".rels")):
            continue  # pictures of a template
        tree = ElementTree.fromstring(archive.read(part))
        if part.endswith(".rels"):
            folder = part.replace("_rels/", "").rsplit("/", 1)[0] if "/" in part.replace("_rels/", "") else ""
            ids = [r.get("Id") for r in tree]
            assert len(ids) == len(set(ids)), part
            for relation in tree:
                if relation.get("TargetMode") == "External":
                    continue
                target = relation.get("Target")
                steps = [] if target.startswith("/") else [s for s in folder.split("/") if s]
                for step in target.strip("/").split("/"):
                    steps = steps[:-1] if step == ".." else steps + [step]
                assert "/".join(steps) in names, (part, relation.get("Target"))
        if part.startswith("ppt/slides/slide"):
            numbers = [e.get("id") for e in tree.iter() if e.tag.endswith("}cNvPr")]
            assert len(numbers) == len(set(numbers)), f"{part}: a number twice"
    assert overrides <= set(names), overrides - set(names)
    print(f"{name}: {len(data)} bytes, {len(names)} parts: types, relations and numbers hold")


if base == "--deck":
    from_template(query, sys.argv[3])
    sys.exit()

body = json.loads(fetch(f"/api/map?{query}"))
municipalities = json.loads(fetch("/api/municipalities"))
data = fetch(f"/export/map.pptx?{query}")
package("map.pptx", data)
slide = Presentation(io.BytesIO(data)).slides[0]
named = {}
for shape in shapes(slide.shapes):
    if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM and shape.fill.type == MSO_FILL.SOLID:
        named.setdefault(shape.name, shape)
level = "istat" if "level=municipality" in query else "zone"
language = "en" if "lang=en" in query else "it"
for municipality in municipalities:
    unit = body["units"][str(municipality[level])]
    shape = named[municipality["name"]]
    assert f"#{shape.fill.fore_color.rgb}".lower() == unit["colour"], municipality["name"]
    descr = shape._element.nvSpPr.cNvPr.get("descr")
    assert descr == f"{municipality['name']}: {unit['label'][language]}", descr
every = list(shapes(slide.shapes))
texts = [s.text_frame.text for s in every if s.has_text_frame and s.text_frame.text]
for entry in body["legend"]:
    assert entry["label"][language] in texts, entry
assert slide.shapes.title.text == body["title"][language]
assert any(s.is_placeholder and s.placeholder_format.type is not None and "Confini" in s.text_frame.text for s in slide.shapes if s.has_text_frame) or language == "en"
assert body["sentence"][language] in slide.notes_slide.notes_text_frame.text
groups = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
assert groups[0]._element.nvGrpSpPr.cNvPr.get("descr") == body["sentence"][language]
ellipses = [s for s in every if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and s.auto_shape_type == 9]
print(f"map.pptx: {len(municipalities)} municipalities with fill and alt text, {len(groups)} groups, {len(ellipses)} ellipses, {len(texts)} texts")

data = fetch("/export/deck.pptx")
package("deck.pptx", data)
deck = Presentation(io.BytesIO(data))
for slide in deck.slides:
    assert slide.shapes.title.text and slide.notes_slide.notes_text_frame.text, slide.slide_id
print(f"deck.pptx: {len(deck.slides)} slides:", "; ".join(s.shapes.title.text for s in deck.slides))
