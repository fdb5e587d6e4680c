package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure that is kept can be measured again: what of, on which records, by which command, code and weights. */
class ResultFilesTest {

    /** No measurement of a model: how quick the pages are. */
    private static final String PAGES = "pages.json";

    /** Two measurements side by side, each with its models, on records that both learned from. */
    private static final String COMPARISON = "int8-seen.json";

    /** They read no model's output. */
    private static final Set<String> WITHOUT_MODEL = Set.of("rpeaks", "rpeaks-noise");

    private static final String HASH = "[0-9a-f]{64}";

    @TempDir
    Path folder;

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs", "evaluation"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(PAGES))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void namesCommandCommitTaskSplitCountAndWeights(Path file) throws IOException {
        JsonNode kept = new ObjectMapper().readTree(file.toFile());

        assertThat(texts(kept.path("command")))
                .isNotEmpty()
                .anyMatch(command -> command.contains("exec:java@evaluate"))
                .allMatch(command -> command.contains(" ppg ")
                        || command.contains("\"ppg")
                        || !command.contains("--data")
                        || command.contains("--data DIR"));
        assertThat(kept.path("commit").asText()).matches("[0-9a-f]{7,12}(-dirty)?");
        if (!file.endsWith(COMPARISON)) {
            assertResult(kept.path("result"));
        } else {
            kept.path("result")
                    .forEach(of -> of.forEach(side -> {
                        assertThat(side.path("records").asInt()).isPositive();
                        assertThat(side.path("model").path("sha256").asText()).matches(HASH);
                    }));
        }
    }

    /** A commit that a rebase has replaced may still lie about here, but nobody else has it: it must lead to this one. */
    @ParameterizedTest
    @MethodSource("kept")
    void theCodeThatMeasuredIsInThisHistory(Path file) throws IOException, InterruptedException {
        assumeTrue(git("rev-parse", "--git-dir") == 0, "there is no git, or this is no clone of the repository");
        assumeTrue(git("rev-parse", "--verify", "--quiet", "HEAD~1") == 0, "this clone has no history");
        assumeTrue(!isShallow(), "this clone has the last part of the history only");
        JsonNode commit = new ObjectMapper().readTree(file.toFile()).path("commit");

        assertThat(git("merge-base", "--is-ancestor", commit.asText().replace("-dirty", ""), "HEAD"))
                .as("%s was measured by %s, which is not in the history: measure it anew", file, commit.asText())
                .isZero();
    }

    private static boolean isShallow() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "rev-parse", "--is-shallow-repository").start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return git.waitFor() != 0 || said.strip().equals("true");
    }

    /** The exit status; not 0 where there is no git. */
    private static int git(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static void assertResult(JsonNode result) {
        assertThat(Evaluate.taskNames()).contains(result.path("task").asText());
        assertThat(result.path("split").asText()).isNotBlank();
        assertThat(result.path("records").asInt()).isPositive();
        assertThat(result.path("missing").isArray()).isTrue();
        assertThat(result.path("metrics").isEmpty()).isFalse();
        if (!WITHOUT_MODEL.contains(result.path("task").asText())) {
            assertThat(hashes(result)).isNotEmpty().allMatch(hash -> hash.matches(HASH));
        }
    }

    private static List<String> hashes(JsonNode result) {
        List<String> hashes = new ArrayList<>();
        if (result.path("model").isObject()) {
            hashes.add(result.path("model").path("sha256").asText());
        }
        result.path("models").forEach(model -> hashes.add(model.path("sha256").asText()));
        result.path("metrics")
                .path("models")
                .forEach(model -> hashes.add(model.asText().replaceFirst(".* ", "")));
        return hashes;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void whatTheEvaluatorWritesHasThisForm() throws IOException {
        Outcome outcome = new Outcome(
                "beats", "fold0", 5, List.of(), List.of(Cards.of("beat", "ab".repeat(32))), false, Map.of("f1", 0.5));
        Path file = folder.resolve("beats.json");

        new ResultFile("mvn -q compile exec:java@evaluate -Dexec.args=\"beats --data DIR\"", "0123456789ab", outcome)
                .write(file);

        namesCommandCommitTaskSplitCountAndWeights(file);
        JsonNode kept = new ObjectMapper().readTree(file.toFile());
        assertThat(kept.path("epochs").asInt()).isEqualTo(7);
        assertThat(kept.path("parameters").asInt()).isEqualTo(12);
        assertThat(kept.at("/command/0").asText()).isEqualTo("train beat");
        assertThat(Files.readString(file))
                .contains("\"metrics\": {\"f1\": 0.5}")
                .endsWith("}\n");
    }

    @Test
    void theCommitIsThatOfThisCode() {
        assertThat(SourceCommit.now()).matches("[0-9a-f]{12}(-dirty)?|unknown");
    }
}
