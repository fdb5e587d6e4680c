package org.einthoven.formats.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileFaults;

/** An element of a document, without its namespace: local names tell the formats' elements apart. */
final class XmlElement {
    private final String format;
    private final String path;
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String format, String path, String name, Map<String, String> attributes) {
        this.format = format;
        this.path = path;
        this.name = name;
        this.attributes = Map.copyOf(attributes);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String more) {
        text.append(more);
    }

    String name() {
        return name;
    }

    /** The text of the element itself, without space around it. */
    String text() {
        return text.toString().strip();
    }

    /** Empty where the attribute is not there, or blank. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::strip).filter(value -> !value.isEmpty());
    }

    List<XmlElement> children() {
        return children;
    }

    Stream<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name.equals(child));
    }

    /** The first element at the end of {@code names}, which lead down from here. */
    Optional<XmlElement> at(String... names) {
        Stream<XmlElement> reached = Stream.of(this);
        for (String next : names) {
            reached = reached.flatMap(element -> element.children(next));
        }
        return reached.findFirst();
    }

    /** The text at the end of {@code names}; empty where it is blank. */
    Optional<String> textAt(String... names) {
        return at(names).map(XmlElement::text).filter(found -> !found.isEmpty());
    }

    String requiredText(String... names) {
        return textAt(names).orElseThrow(() -> damaged(String.join("/", names) + " is missing or empty"));
    }

    XmlElement required(String... names) {
        return at(names).orElseThrow(() -> damaged(String.join("/", names) + " is missing"));
    }

    /** All elements of that name below this one, at any depth. */
    Stream<XmlElement> below(String descendant) {
        return children.stream()
                .flatMap(child -> Stream.concat(
                        child.name.equals(descendant) ? Stream.of(child) : Stream.empty(), child.below(descendant)));
    }

    double number(String stated, String what) {
        try {
            double number = Double.parseDouble(stated);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw damaged(what + " is \"" + stated + "\", which is no number");
    }

    /** What is no number is not there: measurements that failed are written as words or not at all. */
    static Optional<Double> maybe(Optional<String> stated) {
        try {
            return stated.map(Double::valueOf).filter(value -> Double.isFinite(value));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    int whole(String stated, String what) {
        double number = number(stated, what);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw damaged(what + " is " + stated + ", which is no whole number");
        }
        return (int) number;
    }

    /** With the path of this element as the place. */
    FaultException damaged(String problem) {
        return FileFaults.damaged(format, path, problem);
    }

    FaultException unsupported(String what) {
        return FileFaults.unsupported(format, path, what);
    }
}
