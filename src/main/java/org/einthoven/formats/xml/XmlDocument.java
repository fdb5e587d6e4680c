package org.einthoven.formats.xml;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.SentFile;

/**
 * Reads XML without ever looking beyond it: no document type is loaded and no entity of one replaced. A document may
 * name its type, as MUSE's do.
 */
final class XmlDocument {
    /** Sierra's deepest are 9, aECG's 14. */
    private static final int MAX_DEPTH = 40;

    /** An aECG with annotations of every beat has some ten thousand. */
    private static final int MAX_ELEMENTS = 200_000;

    private static final int MAX_ATTRIBUTES = 100;

    /** Where the root element of anything that is XML is to be found. */
    private static final int HEAD = 16_384;

    private XmlDocument() {}

    /** The local name of the root element; empty for what is no XML. */
    static Optional<String> rootOf(SentFile file) {
        if (!looksLikeXml(file)) {
            return Optional.empty();
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(XmlText.head(file, HEAD)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(xml.getLocalName());
                }
            }
        } catch (XMLStreamException | FaultException notXml) {
            // none of ours
        }
        return Optional.empty();
    }

    /** Begins with {@code <}, after byte order mark and space, in UTF-8 or UTF-16. */
    private static boolean looksLikeXml(SentFile file) {
        for (int i = 0; i < Math.min(file.length(), 64); i++) {
            int b = file.bytes()[i] & 0xff;
            if (b == '<') {
                return true;
            }
            boolean skipped = b == 0 || b == ' ' || b == '\n' || b == '\r' || b == '\t';
            boolean mark = i < 3 && (b == 0xef || b == 0xbb || b == 0xbf || b == 0xff || b == 0xfe);
            if (!skipped && !mark) {
                return false;
            }
        }
        return false;
    }

    /** @throws FaultException where it is not well-formed, or larger than any ECG is */
    static XmlElement read(String format, SentFile file) {
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(new StringReader(XmlText.of(format, file)));
            return tree(format, xml);
        } catch (XMLStreamException broken) {
            String place = broken.getLocation() == null
                    ? "its begin"
                    : "line " + broken.getLocation().getLineNumber();
            throw FileFaults.damaged(format, place, "the XML is not well-formed: " + reason(broken));
        }
    }

    /** Without the position, which is told apart, and the prefix of the JDK's messages. */
    private static String reason(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int at = message.indexOf("Message: ");
        return at < 0 ? message : message.substring(at + "Message: ".length());
    }

    private static XmlElement tree(String format, XMLStreamReader xml) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        Deque<String> paths = new ArrayDeque<>();
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        counts.push(new HashMap<>());
        int elements = 0;
        XmlElement root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
                        throw FileFaults.unsupported(
                                format,
                                "line " + xml.getLocation().getLineNumber(),
                                "more than " + MAX_ELEMENTS + " elements, or " + MAX_DEPTH + " of them in each other");
                    }
                    String name = xml.getLocalName();
                    int number = counts.element().merge(name, 1, Integer::sum);
                    String path =
                            (paths.isEmpty() ? "" : paths.peek() + "/") + name + (number > 1 ? "[" + number + "]" : "");
                    XmlElement element = new XmlElement(format, path, name, attributes(format, path, xml));
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.element().add(element);
                    }
                    open.push(element);
                    paths.push(path);
                    counts.push(new HashMap<>());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    paths.pop();
                    counts.pop();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().add(xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw FileFaults.unsupported(
                            format, "line " + xml.getLocation().getLineNumber(), "an entity, " + xml.getLocalName());
                default -> {}
            }
        }
        if (root == null) {
            throw FileFaults.damaged(format, "its begin", "there is no element");
        }
        return root;
    }

    private static Map<String, String> attributes(String format, String path, XMLStreamReader xml) {
        if (xml.getAttributeCount() > MAX_ATTRIBUTES) {
            throw FileFaults.unsupported(format, path, xml.getAttributeCount() + " attributes");
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    /** The JDK's own reader, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
