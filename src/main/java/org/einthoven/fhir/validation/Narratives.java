package org.einthoven.fhir.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What a narrative may hold: the formatting of HTML 4, chapters 7 to 11 and 15, links, images and style attributes, as R4
 * lists them (txt-1), and something to read (txt-2). Whoever shows a narrative relies on there being no script in it.
 */
final class Narratives {

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "span",
            "b",
            "em",
            "i",
            "strong",
            "small",
            "big",
            "tt",
            "dfn",
            "q",
            "var",
            "abbr",
            "acronym",
            "cite",
            "blockquote",
            "hr",
            "address",
            "bdo",
            "kbd",
            "sub",
            "sup",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tr",
            "tfoot",
            "tbody",
            "th",
            "td",
            "code",
            "samp",
            "img",
            "map",
            "area");

    private static final Set<String> ATTRIBUTES = Set.of(
            "title",
            "style",
            "class",
            "id",
            "lang",
            "xml:lang",
            "dir",
            "accesskey",
            "tabindex",
            "span",
            "width",
            "align",
            "valign",
            "char",
            "charoff",
            "abbr",
            "axis",
            "headers",
            "scope",
            "rowspan",
            "colspan",
            "summary",
            "border",
            "frame",
            "rules",
            "cellspacing",
            "cellpadding",
            "nowrap",
            "type",
            "name",
            "href",
            "charset",
            "hreflang",
            "rel",
            "rev",
            "shape",
            "coords",
            "src",
            "alt",
            "longdesc",
            "height",
            "usemap",
            "ismap",
            "cite",
            "xmlns",
            "start",
            "value",
            "compact",
            "bgcolor",
            "clear");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "longdesc", "cite", "usemap");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "urn", "cid", "ftp");

    /** Data that is shown, not run. */
    private static final String PICTURE = "data:image/";

    /** What is wrong and how to mend it; empty where nothing is. */
    static Optional<String> broken(XhtmlNode narrative) {
        Optional<String> wrong = wrongIn(narrative);
        return wrong.isPresent() || isReadable(narrative)
                ? wrong
                : Optional.of("There is nothing to read in the narrative: give a text, or leave it out. (txt-2)");
    }

    private static Optional<String> wrongIn(XhtmlNode node) {
        if (node.getNodeType() == NodeType.Element) {
            String name = String.valueOf(node.getName());
            if (!ELEMENTS.contains(name)) {
                return Optional.of("A narrative holds no <"
                        + PrimitiveRules.quoted(name).replace("\"", "") + ">: leave it out. (txt-1)");
            }
            Optional<String> attribute = node.getAttributes().entrySet().stream()
                    .filter(entry -> !isAllowed(entry.getKey(), entry.getValue()))
                    .map(entry -> PrimitiveRules.quoted(entry.getKey()))
                    .findFirst();
            if (attribute.isPresent()) {
                return attribute.map(shown ->
                        "A narrative holds no attribute " + shown + " of this name or value: leave it out. (txt-1)");
            }
        }
        return node.getChildNodes().stream()
                .map(Narratives::wrongIn)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isAllowed(String name, String value) {
        if (!ATTRIBUTES.contains(name) && !name.startsWith("xmlns:")) {
            return false;
        }
        int colon = value.indexOf(':');
        return !ADDRESSES.contains(name)
                || colon < 0
                || value.startsWith(PICTURE)
                || SCHEMES.contains(value.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isReadable(XhtmlNode node) {
        return (node.getNodeType() == NodeType.Text
                        && node.getContent() != null
                        && !node.getContent().isBlank())
                || "img".equals(node.getName())
                || node.getChildNodes().stream().anyMatch(Narratives::isReadable);
    }

    private Narratives() {}
}
