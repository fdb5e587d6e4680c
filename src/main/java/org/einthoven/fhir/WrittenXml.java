package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.WrittenElements.Child;
import org.jspecify.annotations.Nullable;

/**
 * Refuses XML that is not FHIR's (xml.html) and that HAPI's parser takes all the same: elements of another namespace,
 * elements out of their order, and text and attributes that it would leave out without a word. What is not well-formed is left to the parser, which says so.
 */
final class WrittenXml {

    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** Woodstox stops at half a megabyte by itself; the samples of an ECG are longer, and bodies are bounded. */
    private static final String LONGEST_ATTRIBUTE = "com.ctc.wstx.maxAttributeSize";

    /** Those of other namespaces, such as schemaLocation, say nothing of the resource. */
    private static final List<String> ATTRIBUTES = List.of("id", "url", "value");

    private static final XMLInputFactory XML = factory();

    private final WrittenElements elements;

    WrittenXml(WrittenElements elements) {
        this.elements = elements;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        if (factory.isPropertySupported(LONGEST_ATTRIBUTE)) {
            factory.setProperty(LONGEST_ATTRIBUTE, Integer.MAX_VALUE);
        }
        return factory;
    }

    /** An element that is open, and which of its children came last. */
    private static final class Open {

        private final String element;
        private final @Nullable BaseRuntimeElementDefinition<?> type;
        private int last = -1;
        private String name = "";

        Open(String element, @Nullable BaseRuntimeElementDefinition<?> type) {
            this.element = element;
            this.type = type;
        }
    }

    /** @throws FaultException {@link Fault#NOT_FHIR} with line and column */
    void check(byte[] body) {
        Deque<Open> open = new ArrayDeque<>();
        int narrative = 0;
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    boolean inside = narrative > 0 || XHTML.equals(reader.getNamespaceURI());
                    narrative += inside ? 1 : 0;
                    if (!inside) {
                        open.push(opened(reader, open.peek()));
                    }
                } else if (narrative == 0 && reader.hasText() && event != XMLStreamReader.COMMENT) {
                    checkBlank(reader, open.peek());
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    if (narrative > 0) {
                        narrative--;
                    } else {
                        open.pop();
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            return; // the parser says so in its own words
        }
    }

    private Open opened(XMLStreamReader reader, @Nullable Open parent) {
        String name = reader.getLocalName();
        if (!FHIR.equals(reader.getNamespaceURI())) {
            throw refused(reader, name + " is not in the namespace " + FHIR + ", in which FHIR's elements are");
        }
        checkAttributes(reader, name);
        BaseRuntimeElementDefinition<?> resource = elements.resource(name);
        if (parent == null || resource != null) {
            return new Open(name, resource);
        }
        Child child = elements.child(parent.type, name);
        if (child == null) {
            return new Open(name, null);
        }
        if (child.order() < parent.last) {
            throw refused(reader, name + " comes after " + parent.name + ": it belongs before it");
        }
        parent.last = child.order();
        parent.name = name;
        return new Open(name, child.type());
    }

    /** Text between elements; outside of all of them the parser finds it itself. */
    private static void checkBlank(XMLStreamReader reader, @Nullable Open parent) {
        if (parent != null && !reader.getText().isBlank()) {
            throw refused(
                    reader,
                    "there is text in " + parent.element
                            + ": outside a narrative, values are written in the attribute value of their elements");
        }
    }

    private static void checkAttributes(XMLStreamReader reader, String element) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            boolean own = reader.getAttributeNamespace(i) == null
                    || reader.getAttributeNamespace(i).isEmpty();
            if (own && !ATTRIBUTES.contains(reader.getAttributeLocalName(i))) {
                throw refused(
                        reader,
                        element + " has an attribute " + reader.getAttributeLocalName(i) + ": FHIR's are "
                                + String.join(", ", ATTRIBUTES));
            }
        }
    }

    private static FaultException refused(XMLStreamReader reader, String why) {
        return FaultException.of(
                Fault.NOT_FHIR,
                Excerpt.ofMessage(why) + " (line " + reader.getLocation().getLineNumber() + ", column "
                        + reader.getLocation().getColumnNumber() + ").");
    }
}
