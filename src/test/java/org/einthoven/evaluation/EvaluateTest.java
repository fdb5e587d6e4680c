package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.RealRecordings;
import org.einthoven.inference.ModelRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTest {

    @TempDir
    Path folder;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complaint, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense --data DIR,               no task is called \"nonsense\"",
        "nonsense,                          no task is called \"nonsense\"",
        "rpeaks,                            --data is missing",
        "rpeaks --data DIR/none,            there is no folder",
        "rpeaks --data DIR --split x,       mitdb has no split x",
        "rpeaks --data DIR --records 7,     not in the split test: 7",
        "rpeaks --data,                     --data wants a value",
        "beats --data DIR --split out-of-fold, --model is missing",
        "beats --data DIR --colour red,     unknown option --colour"
    })
    void badUsageIsOneLineThatSaysWhatToDo(String words, String problem) throws IOException {
        int status = Evaluate.run(words.replace("DIR", folder.toString()).split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(complaint.toString(StandardCharsets.UTF_8).strip().lines())
                .singleElement()
                .asString()
                .contains(problem)
                .contains("usage: TASK --data DIR");
        assertThat(printed.size()).isZero();
    }

    @Test
    void outOfFoldAModelThatHasSeenTheFoldIsRefused() throws IOException {
        Path pretended = Files.createDirectory(folder.resolve("beat-fold0"));
        for (String file : List.of("card.json", "golden.json", "model.onnx")) {
            Files.copy(Path.of("models/beat/1.0.1", file), pretended.resolve(file));
        }

        int status = Evaluate.run(
                "beats", "--data", folder.toString(), "--split", "out-of-fold", "--model", folder + "/beat");

        assertThat(status).isEqualTo(2);
        assertThat(complaint.toString(StandardCharsets.UTF_8)).contains("beat-fold0 has seen fold0");
        assertThat(printed.size()).isZero();
    }

    @Test
    void recordsThatAreMissingAreListed() throws IOException {
        WfdbFixture.beats(folder.resolve("mitdb"), "101", 60);

        assertThat(Evaluate.run("rpeaks", "--data", folder.toString(), "--split", "fold0", "--records", "101,115,118"))
                .isZero();

        JsonNode json = json();
        assertThat(json.get("records").asInt()).isEqualTo(1);
        assertThat(json.get("missing")).extracting(JsonNode::asText).containsExactly("115", "118");
        assertThat(json.at("/metrics/se/value").asDouble()).isEqualTo(1);
    }

    @Test
    void theLastLineIsTheContractsObject() throws IOException {
        String data = RealRecordings.MITDB.root().toString();

        assertThat(Evaluate.run("rpeaks", "--data", data, "--split", "dev", "--records", "119"))
                .isZero();

        JsonNode json = json();
        assertThat(json.get("task").asText()).isEqualTo("rpeaks");
        assertThat(json.get("split").asText()).isEqualTo("dev");
        assertThat(json.get("records").asInt()).isEqualTo(1);
        assertThat(json.at("/metrics/se/value").asDouble()).isGreaterThan(0.998);
        assertThat(json.at("/metrics/ppv/value").asDouble()).isGreaterThan(0.998);
        assertThat(json.at("/metrics/f1/high").isNumber()).isTrue();
        assertThat(json.at("/metrics/medianJitterMs/value").asDouble()).isLessThan(15);
    }

    @Test
    void figuresOfRecordsThatWereTrainedOnAreMarked() {
        String json =
                new Outcome("beats", "dev", 1, List.of(), new ModelRef("beat", "1.0.0", "ab"), true, Map.of()).json();

        assertThat(json).contains("\"trainedOnThese\":true").contains("\"sha256\":\"ab\"");
    }

    private JsonNode json() throws IOException {
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
}
