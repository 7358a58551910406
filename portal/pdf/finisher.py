"""What WeasyPrint leaves out of a PDF and a screen reader needs: scopes, page labels, link words, and both standards in one file."""
import logging
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

import pydyf

LOGGER = logging.getLogger("weasyprint")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
UA = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
PRINT = 4

for prefix, namespace in {"pdfuaid": UA, "pdfaExtension": EXTENSION, "pdfaSchema": SCHEMA, "pdfaProperty": PROPERTY}.items():
    register_namespace(prefix, namespace)


def finish(document, pdf: pydyf.PDF) -> None:
    """Complete `pdf` in place, as the last step before it is written."""
    _number_the_pages(pdf)
    _give_headers_a_scope(pdf)
    _give_items_a_body(pdf)
    _miss_no_alternative(pdf)
    _put_words_on_links(document)


def claim_both_standards(document) -> None:
    """Let a PDF/A-2a also say that it is PDF/UA-1; call it before the PDF is written.

    Both claims must stand inside the one rdf:RDF: a second one is read by no validator.
    """
    written = document.metadata.generate_rdf_metadata
    include = document.metadata.include_in_pdf

    def with_accessibility(variant, version, conformance) -> bytes:
        rdf = fromstring(written(variant, version, conformance))
        SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": "", f"{{{UA}}}part": "1"})
        rdf.append(_extension_schema())
        return tostring(rdf, encoding="utf-8")

    def in_plain_text(pdf, variant, version, conformance, compress) -> None:
        # Archives read this stream without decoding it; one validator insists.
        include(pdf, variant, version, conformance, compress=False)

    document.metadata.generate_rdf_metadata = with_accessibility
    document.metadata.include_in_pdf = in_plain_text


def _number_the_pages(pdf: pydyf.PDF) -> None:
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})


def _give_headers_a_scope(pdf: pydyf.PDF) -> None:
    """A header in the head of a table speaks for its column, any other for its row."""
    for cell in _elements(pdf, "/TH"):
        row = _object(pdf, cell["P"])
        in_head = _object(pdf, row["P"])["S"] == "/THead"
        cell["A"]["Scope"] = "/Column" if in_head else "/Row"


def _give_items_a_body(pdf: pydyf.PDF) -> None:
    """A numbered item that holds paragraphs has them beside its number; they belong into a body."""
    for item in _elements(pdf, "/LI"):
        loose = [kid for kid in item["K"] if _object(pdf, kid)["S"] not in ("/Lbl", "/LBody", "/L")]
        if loose:
            body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference})
            pdf.add_object(body)
            for kid in loose:
                _object(pdf, kid)["P"] = body.reference
            kept = [kid for kid in item["K"] if kid not in loose]
            item["K"] = pydyf.Array([*kept[:1], body.reference, *kept[1:]])


def _miss_no_alternative(pdf: pydyf.PDF) -> None:
    """WeasyPrint complains of an image without words, but not of a drawing without a title."""
    for figure in _elements(pdf, "/Figure"):
        if "Alt" not in figure:
            LOGGER.error("A drawing has no title")


def _put_words_on_links(document) -> None:
    for page in document.pages:
        for kind, _target, _rectangle, box in page.links:
            if kind in ("internal", "external"):
                words = " ".join("".join(box.element.itertext()).split())
                box.link_annotation["Contents"] = pydyf.String(words)
                box.link_annotation["F"] = PRINT


def _elements(pdf: pydyf.PDF, tag: str) -> list[pydyf.Dictionary]:
    return [thing for thing in pdf.objects
            if isinstance(thing, dict) and thing.get("Type") == "/StructElem" and thing["S"] == tag]


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    return pdf.objects[int(reference.split()[0])]


def _extension_schema() -> Element:
    """PDF/A wants every foreign property described: here, pdfuaid:part."""
    description = Element(f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    schema = _entry(SubElement(description, f"{{{EXTENSION}}}schemas"), "Bag")
    _fill(schema, SCHEMA, schema="PDF/UA Universal Accessibility Schema", namespaceURI=UA, prefix="pdfuaid")
    _fill(_entry(SubElement(schema, f"{{{SCHEMA}}}property"), "Seq"), PROPERTY,
          name="part", valueType="Integer", category="internal", description="Part of ISO 14289 that the file follows")
    return description


def _entry(parent: Element, container: str) -> Element:
    return SubElement(SubElement(parent, f"{{{RDF}}}{container}"), f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})


def _fill(element: Element, namespace: str, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, f"{{{namespace}}}{name}").text = text
