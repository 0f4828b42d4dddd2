"""Reads PDF files with qpdf's parser (through pikepdf), and checks the requirements of PDF/UA.

    pip install pikepdf
    target/release/atlante export sheet --all --out sheets.pdf
    target/release/atlante export sheet --all --size a3 --out posters.pdf
    target/release/atlante export map --spec "theme=density&level=municipality&format=a4" --out map.pdf
    python tests/checks/pdf.py sheets.pdf posters.pdf map.pdf

It checks: no syntax errors (qpdf), nothing painted outside a tag or an artifact, every figure with an alternative text, headings
that skip no level, language and title set and shown, PDF/UA-1 declared, tab order by structure, every font embedded.
It does not replace veraPDF, the reference validator.
"""

import sys
from collections import Counter

import pikepdf

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}


def elements(node):
    """All elements of the structure tree, in order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def painted_untagged(page):
    """Operators that paint outside marked content."""
    depth, count = 0, 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        count += name in PAINTS and depth == 0
    return count


def typefaces(page):
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        for kid in font.get("/DescendantFonts", [font]):
            yield kid


for name in sys.argv[1:]:
    with pikepdf.open(name) as pdf:
        problems = pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check()
        assert problems == [], problems
        root = pdf.Root
        tags = list(elements(root.StructTreeRoot["/K"]))
        roles = Counter(str(tag["/S"]) for tag in tags)
        assert all("/Alt" in tag for tag in tags if tag["/S"] == "/Figure"), "a figure without an alternative"
        headings = [int(str(tag["/S"])[2:]) for tag in tags if str(tag["/S"])[2:].isdigit()]
        assert headings[0] == 1 and all(b <= a + 1 for a, b in zip(headings, headings[1:])), "headings skip a level"
        assert sum(painted_untagged(page) for page in pdf.pages) == 0, "painted and not tagged"
        assert root.MarkInfo["/Marked"] and str(root["/Lang"]) and root.ViewerPreferences["/DisplayDocTitle"]
        assert b"pdfuaid" in root.Metadata.read_bytes()
        assert all(str(page.get("/Tabs", "/S")) == "/S" for page in pdf.pages if "/Annots" in page)
        for page in pdf.pages:
            for font in typefaces(page):
                files = font["/FontDescriptor"].keys() & {"/FontFile", "/FontFile2", "/FontFile3"}
                assert files, f"{font['/BaseFont']} is not in the file"
        print(f"{name}: {len(pdf.pages)} pages, {len(tags)} tags:", ", ".join(f"{k[1:]} {v}" for k, v in roles.most_common()))
