package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of results: the README's, whose words stand in {@code docs/evaluation/table.md}, and that of the aims, in
 * {@code aims.md} for {@code tried.md}. Figures stand in the result files beside them, so that none is copied by hand. A
 * figure is written as <code>{FILE PATH FORMAT}</code>: the result file without its ending, where in the file's
 * {@code metrics} (or beside them) the figure stands, and how to print it ({@link Format}). Several files or paths, joined by {@code +}, are averaged, or added up where they are counted.
 */
final class ResultsTable {

    private static final Path README = Path.of("README.md");
    private static final Path RESULTS = Path.of("docs", "evaluation");

    /** The words of each document's table. */
    static final Map<Path, String> TEMPLATES = Map.of(README, "table.md", RESULTS.resolve("tried.md"), "aims.md");

    private static final String BEGIN = "<!-- results: made by `evaluate table` from docs/evaluation -->\n";
    private static final String END = "<!-- end of results -->";
    private static final Pattern FIGURE = Pattern.compile("\\{([\\w+-]+) ([\\w.+-]+) ([^ }]+)}");

    private final Path results;

    ResultsTable(Path results) {
        this.results = results;
    }

    /** Puts the tables into the documents of the working folder, and the pictures beside the results. */
    static void write() throws IOException {
        for (Map.Entry<Path, String> table : TEMPLATES.entrySet()) {
            Path document = table.getKey();
            Files.writeString(
                    document, new ResultsTable(RESULTS).putInto(Files.readString(document), table.getValue()));
        }
        for (Map.Entry<String, String> plot : Plots.of(RESULTS).entrySet()) {
            Files.writeString(RESULTS.resolve(plot.getKey()), plot.getValue());
        }
    }

    /**
     * A document with the table between its two marks.
     *
     * @param template the file with the table's words
     * @throws IllegalArgumentException where the marks or a figure of the table are missing
     */
    String putInto(String document, String template) throws IOException {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there is no place for the table: " + BEGIN.strip() + " to " + END);
        }
        return document.substring(0, begin + BEGIN.length())
                + fill(Files.readString(results.resolve(template)))
                + document.substring(end);
    }

    /** The template with its figures. */
    String fill(String template) throws IOException {
        StringBuilder table = new StringBuilder();
        Matcher matcher = FIGURE.matcher(template);
        int done = 0;
        while (matcher.find()) {
            table.append(template, done, matcher.start()).append(figure(matcher.toMatchResult()));
            done = matcher.end();
        }
        return table.append(template.substring(done)).toString();
    }

    private String figure(MatchResult asked) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String file : asked.group(1).split("\\+")) {
            JsonNode result = result(file);
            for (String path : asked.group(2).split("\\+")) {
                found.add(at(result, path, file));
            }
        }
        return Format.of(asked.group(3)).print(found);
    }

    private JsonNode result(String file) throws IOException {
        Path path = results.resolve(file + ".json");
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("the table wants " + path + ", which is not there");
        }
        return new ObjectMapper().readTree(Files.readString(path)).path("result");
    }

    private static JsonNode at(JsonNode result, String path, String file) {
        return Stream.of(result.path("metrics"), result)
                .map(node -> descend(node, path))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ".json has no figure " + path));
    }

    private static JsonNode descend(JsonNode node, String path) {
        JsonNode inner = node;
        for (String step : path.split("\\.")) {
            inner = inner.path(step);
        }
        return inner;
    }
}
