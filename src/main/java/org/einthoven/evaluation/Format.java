package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How a figure of the results is printed. */
enum Format {
    /** A whole number, added up over several. */
    COUNT("n", nodes -> String.format(Locale.ROOT, "%,d", Math.round(sum(nodes)))),

    /** A share in percent, to one digit, without the sign. */
    PERCENT("%", nodes -> String.format(Locale.ROOT, "%.1f", 100 * mean(nodes))),

    /** The same to two digits. */
    FINE_PERCENT("%%", nodes -> String.format(Locale.ROOT, "%.2f", 100 * mean(nodes))),

    /** A share to three digits, without the leading zero. */
    SHARE(".3", nodes -> share(mean(nodes), 3)),

    /** The same with its 95 % interval; of one figure only. */
    SHARE_WITH_INTERVAL("[.3]", nodes -> withInterval(nodes, 3)),

    /** A share to two digits with its interval. */
    COARSE_SHARE_WITH_INTERVAL("[.2]", nodes -> withInterval(nodes, 2)),

    /** Rounded to a whole number. */
    WHOLE("0", nodes -> whole(mean(nodes))),

    /** To one digit after the point. */
    TENTHS("0.0", nodes -> String.format(Locale.ROOT, "%.1f", mean(nodes))),

    /** Mean and standard deviation of an error, as one would have them of all recordings together. */
    MEAN_AND_SD("±", Format::meanAndSd);

    private final String sign;
    private final Function<List<JsonNode>, String> printer;

    Format(String sign, Function<List<JsonNode>, String> printer) {
        this.sign = sign;
        this.printer = printer;
    }

    /** Throws IllegalArgumentException for a sign that none has. */
    static Format of(String sign) {
        for (Format format : values()) {
            if (format.sign.equals(sign)) {
                return format;
            }
        }
        throw new IllegalArgumentException("no figure is printed as \"" + sign + "\"");
    }

    String print(List<JsonNode> nodes) {
        return printer.apply(nodes);
    }

    private static double value(JsonNode node) {
        JsonNode number = node.isObject() ? node.path("value") : node;
        if (!number.isNumber()) {
            throw new IllegalArgumentException("not a figure: " + node);
        }
        return number.asDouble();
    }

    private static double sum(List<JsonNode> nodes) {
        return nodes.stream().mapToDouble(Format::value).sum();
    }

    private static double mean(List<JsonNode> nodes) {
        return sum(nodes) / nodes.size();
    }

    private static String share(double value, int digits) {
        String printed = String.format(Locale.ROOT, "%." + digits + "f", value);
        return value == 0 ? "0" : printed.startsWith("0.") ? printed.substring(1) : printed;
    }

    private static String withInterval(List<JsonNode> nodes, int digits) {
        if (nodes.size() != 1) {
            throw new IllegalArgumentException("the intervals of several figures are not that of their mean");
        }
        JsonNode node = nodes.get(0);
        return "%s [%s to %s]"
                .formatted(
                        share(value(node), digits),
                        share(value(node.path("low")), digits),
                        share(value(node.path("high")), digits));
    }

    private static String whole(double value) {
        long rounded = Math.round(value);
        return rounded < 0 ? "−" + -rounded : String.valueOf(rounded);
    }

    /** Of nodes with a mean and an sd in the same unit, whose names begin so; all groups are taken to be of one size. */
    private static String meanAndSd(List<JsonNode> nodes) {
        double mean = nodes.stream()
                .mapToDouble(node -> beginning(node, "mean"))
                .average()
                .orElseThrow();
        double variance = nodes.stream()
                .mapToDouble(node -> {
                    double sd = beginning(node, "sd");
                    double apart = beginning(node, "mean") - mean;
                    return sd * sd + apart * apart;
                })
                .average()
                .orElseThrow();
        return whole(mean) + " ± " + whole(Math.sqrt(variance));
    }

    private static double beginning(JsonNode node, String word) {
        return node.properties().stream()
                .filter(field -> field.getKey().startsWith(word))
                .findFirst()
                .map(field -> value(field.getValue()))
                .orElseThrow(() -> new IllegalArgumentException("no " + word + " in " + node));
    }
}
