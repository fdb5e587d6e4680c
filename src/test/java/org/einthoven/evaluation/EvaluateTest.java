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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.RealRecordings;
import org.einthoven.inference.ModelCard;
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
        "beats --data DIR --model models/ppg/1.0.2, models/ppg/1.0.2 holds the model ppg; beats measures one that is called beat",
        "ppg --data DIR --records 2,        not in the split test: 2",
        "ppg --data DIR --split dev --records 3, not in the split development: 3",
        "rpeaks --data DIR --seen maybe,    --seen wants yes or no",
        "'rpeaks --data DIR --records ,',   --records wants ids with commas between them",
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
            Files.copy(Path.of("models/beat/1.0.4", file), pretended.resolve(file));
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
    void aRecordThatIsNamedTwiceCountsOnce() throws IOException {
        WfdbFixture.beats(folder.resolve("mitdb"), "101", 60);

        assertThat(Evaluate.run("rpeaks", "--data", folder.toString(), "--split", "fold0", "--records", "101, 101"))
                .isZero();

        assertThat(json().get("records").asInt()).isEqualTo(1);
    }

    @Test
    void aSetAsItCameOutOfThePublishersZipIsMeasuredLikeAnyOther() throws IOException {
        WfdbFixture.beats(folder.resolve("mit-bih-arrhythmia-database-1.0.0"), "100", 60);

        assertThat(Evaluate.run("rpeaks", "--data", folder.toString(), "--split", "test", "--records", "all"))
                .isZero();

        assertThat(json().get("records").asInt()).isEqualTo(1);
        assertThat(json().get("missing")).hasSize(21);
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
        String json = new Outcome("beats", "dev", 1, List.of(), List.of(Cards.of("beat", "ab")), true, Map.of()).json();

        assertThat(json)
                .contains("\"trainedOnThese\":true")
                .contains("\"on\":\"records it learned from\"")
                .contains("\"model\":{\"name\":\"beat\",\"version\":\"1.0.0\",\"sha256\":\"ab\"}");
    }

    @Test
    void whatWasMeasuredByTheModelsOfAllFoldsNamesEachOfThem() throws IOException {
        List<ModelCard> folds = List.of(Cards.of("beat", "aa"), Cards.of("beat", "bb"));

        JsonNode json = new ObjectMapper()
                .readTree(new Outcome("beats", "out-of-fold", 2, List.of(), folds, false, Map.of()).json());

        assertThat(json.get("model").isNull()).isTrue();
        assertThat(json.get("models"))
                .extracting(model -> model.get("sha256").asText())
                .containsExactly("aa", "bb");
    }

    @Test
    void whatAModelLearnedFromIsRefusedUnlessOneSaysThatOneKnows() throws IOException {
        WfdbFixture.beats(folder.resolve("mitdb"), "101", 30);
        String[] words = {"beats", "--data", folder.toString(), "--split", "fold0"};

        assertThat(Evaluate.run(words)).isEqualTo(2);
        assertThat(complaint.toString(StandardCharsets.UTF_8))
                .contains("beat 1.0.4 has learned from patients of 5 of these 5 records (101, 115, 118, 122, 208)")
                .contains("--seen yes");

        Path file = folder.resolve("results/beats.json");
        List<String> knowing = new ArrayList<>(List.of(words));
        knowing.addAll(List.of("--seen", "yes", "--out", file.toString()));
        assertThat(Evaluate.run(knowing.toArray(String[]::new))).isZero();
        assertThat(json().get("on").asText()).isEqualTo("records it learned from");
        JsonNode kept = new ObjectMapper().readTree(file.toFile());
        assertThat(kept.get("result")).isEqualTo(json());
        assertThat(kept.get("command").get(1).asText())
                .isEqualTo(
                        "mvn -q compile exec:java@evaluate -Dexec.args=\"beats --data DIR --split fold0 --seen yes\"");
        assertThat(kept.get("learnedFrom").get(0).asText()).contains("all development records");
        assertThat(kept.get("epochs").asInt()).isPositive();
        assertThat(Files.readString(file)).doesNotContain(folder.toString());
    }

    @Test
    void beatsOfAnotherSetThatWereLearnedFromAreRefusedLikewise() throws IOException {
        WfdbFixture.beats(folder.resolve("svdb"), "800", 30);
        String[] words = {"beats", "--data", folder.toString(), "--set", "svdb", "--split", "fold0"};

        assertThat(Evaluate.run(words)).isEqualTo(2);
        assertThat(complaint.toString(StandardCharsets.UTF_8))
                .contains("beat 1.0.4 has learned from patients of 16 of these 16 records (800, 801,");

        Path file = folder.resolve("results/svdb.json");
        List<String> knowing = new ArrayList<>(List.of(words));
        knowing.addAll(List.of("--seen", "yes", "--out", file.toString()));
        assertThat(Evaluate.run(knowing.toArray(String[]::new))).isZero();
        assertThat(json().get("on").asText()).isEqualTo("records it learned from");
        assertThat(json().at("/metrics/byRecord/800").isObject()).isTrue();
        assertThat(Files.readString(file)).contains("beats --data DIR --set svdb --split fold0 --seen yes");
    }

    @Test
    void pacedRecordsAreNotScored() throws IOException {
        assertThat(Evaluate.run("beats", "--data", folder.toString(), "--split", "paced", "--seen", "yes"))
                .isEqualTo(2);

        assertThat(complaint.toString(StandardCharsets.UTF_8)).contains("paced records are not scored");
    }

    private JsonNode json() throws IOException {
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
}
