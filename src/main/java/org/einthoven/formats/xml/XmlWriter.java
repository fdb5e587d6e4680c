package org.einthoven.formats.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.einthoven.formats.FileFaults;
import org.jspecify.annotations.Nullable;

/** Writes a document of HL7 version 3, element by element; texts come out without characters that XML does not have. */
final class XmlWriter {
    private static final String NAMESPACE = "urn:hl7-org:v3";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String TYPE = "xsi:type";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    XmlWriter(String root) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeNamespace("xsi", INSTANCE);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An element with what {@code content} writes in it. */
    void in(String name, Runnable content) {
        step(() -> xml.writeStartElement(name));
        content.run();
        step(xml::writeEndElement);
    }

    /** The same with one attribute. */
    void in(String name, String attribute, String value, Runnable content) {
        in(name, () -> {
            attributes(attribute, value);
            content.run();
        });
    }

    /** @param attributes names and values in turn */
    void leaf(String name, String... attributes) {
        step(() -> xml.writeEmptyElement(name));
        attributes(attributes);
    }

    /** An element with text; nothing for null. */
    void text(String name, @Nullable String text, String... attributes) {
        if (text != null) {
            in(name, () -> {
                attributes(attributes);
                step(() -> xml.writeCharacters(FileFaults.plain(text)));
            });
        }
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = FileFaults.plain(attributes[i + 1]);
            step(() -> {
                if (name.equals(TYPE)) {
                    xml.writeAttribute("xsi", INSTANCE, "type", value);
                } else {
                    xml.writeAttribute(name, value);
                }
            });
        }
    }

    /** The whole document; nothing more can be written. */
    byte[] bytes() {
        step(xml::writeEndElement);
        step(xml::writeEndDocument);
        step(xml::close);
        return bytes.toByteArray();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void step(Step step) {
        try {
            step.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
