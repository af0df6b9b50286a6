"""What a PDF must hold to be read aloud (PDF/UA-1), as far as a program can tell; each complaint is a sentence."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

PAINTS = frozenset({"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "EI"})
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def complaints(file: bytes) -> list[str]:
    with pikepdf.open(BytesIO(file)) as pdf:
        return [*_whole(pdf), *_structure(pdf), *_pages(pdf), *_fonts(pdf)]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every structure element in reading order."""

    def below(node):
        if not isinstance(node, pikepdf.Dictionary):
            return
        if "/S" in node:
            yield node
        children = node.get("/K")
        if isinstance(children, pikepdf.Array):
            for child in children:
                yield from below(child)
        elif children is not None:
            yield from below(children)

    yield from below(pdf.Root.StructTreeRoot)


def _whole(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "It is not marked as tagged."
    if not str(pdf.Root.get("/Lang", "")):
        yield "It has no language."
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "Readers would show its file name, not its title."
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "It does not say that it is PDF/UA-1."
        if not metadata.get("dc:title"):
            yield "It has no title."


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "It has no structure."
        return
    depth = 0
    for element in elements(pdf):
        kind = str(element.S)
        if kind in HEADINGS:
            if HEADINGS[kind] > depth + 1:
                yield f"A heading skips from {depth} to {HEADINGS[kind]}."
            depth = HEADINGS[kind]
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "A figure has no alternative text."
        if kind == "/TBody" and any(str(row.K[0].S) != "/TH" for row in element.K):
            yield "A row of a table has no header."
        if kind == "/TH" and not any("/Scope" in attribute for attribute in _attributes(element)):
            yield "A header of a table has no scope."


def _attributes(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    found = element.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if "/StructParents" not in page:
            yield f"Page {number} is outside the structure."
        if page.get("/Tabs") != "/S":
            yield f"Page {number} is not walked in the order of its structure."
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in PAINTS and depth == 0:
                yield f"Page {number} paints ({operator}) what is neither tagged nor an artifact."
        if depth:
            yield f"Page {number} leaves a mark open."


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        name = thing.get("/BaseFont")
        if thing.get("/Subtype") == "/Type0":
            if "/ToUnicode" not in thing:
                yield f"The letters of {name} have no meaning when read aloud."
        elif not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.get("/FontDescriptor", {}).keys()):
            yield f"The typeface {name} is not embedded."
