package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.evaluation.MultiplyAccumulates;
import org.einthoven.evaluation.OneRecord;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where one of these fails after a training or an evaluation, make a new version by {@code exec:java@card}. */
class CardTest {

    private static final Path MODELS = Path.of("models");

    /** A Linux device to which nothing can be written because it is full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    /** The newest of each task, which reads on a first start. */
    static List<Path> shipped() throws IOException {
        try (Stream<Path> tasks = Files.list(MODELS)) {
            return tasks.map(CardTest::newest).toList();
        }
    }

    private static Path newest(Path task) {
        try (Stream<Path> versions = Files.list(task)) {
            return versions.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedCardHasABudgetThatItsGraphBearsOut(Path model) throws IOException {
        ModelCard card = ModelCard.read(model);
        ModelCard.Budget budget = card.budget();

        assertThat(budget).isNotNull();
        assertThat(budget.multiplyAccumulates())
                .isEqualTo(MultiplyAccumulates.of(model, OneRecord.inputs(card).orElseThrow()))
                .isPositive();
        assertThat(budget.bytes()).isEqualTo(Files.size(model.resolve(OnnxModel.FILE)));
        assertThat(budget.milliseconds()).isBetween(0.01, 30.0);
        assertThat(card.parameters() * Float.BYTES).isLessThan(budget.bytes()).isGreaterThan(budget.bytes() / 2);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedCardSaysWhatItIsForAndCitesItsData(Path model) {
        ModelCard card = ModelCard.read(model);

        assertThat(card.use()).isNotNull();
        assertThat(card.use().intended()).isNotEmpty();
        assertThat(card.use().outOfScope()).isNotEmpty();
        assertThat(card.data().stream()
                        .filter(source -> !source.name().startsWith("Generated"))
                        .map(ModelCard.Source::citations))
                .isNotEmpty()
                .allSatisfy(citations -> assertThat(citations).anyMatch(citation -> citation.contains("doi:10.")));
    }

    @ParameterizedTest
    @CsvSource({
        "beat,        endToEnd.S.f1,      beats-ds1-out-of-fold",
        "beat,        endToEnd.macroF1,   beats-ds1-out-of-fold",
        "beat,        reference.V.f1,     beats-ds1-out-of-fold",
        "delineation, sampleMacroF1,      delineation-ludb-fold0",
        "delineation, P.onset.f1,         delineation-ludb-fold0",
        "ppg,         sampleF1,           ppg",
        "ppg,         maeMs.onset,        ppg",
        "rhythm,      meanF1,             rhythm-cinc2017-fold0",
        "statements,  macroAuc,           statements-ptbxl-fold9",
        "statements,  normality.auc,      normality-ptbxl-fold9"
    })
    void aShippedCardSaysWhatTheResultFilesSay(String task, String figure, String file) throws IOException {
        Path model = newest(MODELS.resolve(task));
        JsonNode kept = new ObjectMapper()
                .readTree(Files.readString(KeptResults.FOLDER.resolve(file + ".json")))
                .path("result")
                .path("metrics");
        for (String step : figure.replaceFirst("^normality\\.", "").split("\\.")) {
            kept = kept.path(step);
        }

        ModelCard.Metric onCard = ModelCard.read(model).metrics().stream()
                .filter(metric -> metric.name().equals(figure))
                .findFirst()
                .orElseThrow();
        assertThat(onCard.value()).isCloseTo(kept.path("value").asDouble(), within(5e-5 + 1e-9));
        assertThat(onCard.low()).isCloseTo(kept.path("low").asDouble(), within(5e-5 + 1e-9));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedCardHasTheTemperatureThatTheResultFilesFitted(Path model) throws IOException {
        ModelCard card = ModelCard.read(model);

        assertThat(Optional.ofNullable(card.calibration()))
                .isEqualTo(KeptCalibration.of(
                        KeptResults.FOLDER, CardText.of(card.name()).orElseThrow(), card.sha256()));
    }

    @Test
    void aNewVersionIsTemperedAsItsEvaluationSays() throws IOException {
        Path from = newest(MODELS.resolve("ppg"));
        ObjectNode kept =
                (ObjectNode) new ObjectMapper().readTree(Files.readString(KeptResults.FOLDER.resolve("ppg.json")));
        ((ObjectNode) kept.at("/result/metrics"))
                .putObject("calibration")
                .put("temperature", 1.23456)
                .put("ece", 0.05)
                .putObject("tempered")
                .put("ece", 0.01);
        Files.writeString(folder.resolve("ppg.json"), kept.toString());

        Card.write(from, folder.resolve("9.0.0"), folder);

        ModelCard card = ModelCard.read(folder.resolve("9.0.0"));
        CardText.Tempered text = CardText.of("ppg").orElseThrow().tempered();
        assertThat(card.temperature().value()).isEqualTo(1.2346);
        assertThat(card.calibration().eceBefore()).isEqualTo(0.05);
        assertThat(card.calibration().eceAfter()).isEqualTo(0.01);
        assertThat(card.calibration().on()).startsWith("200 generated pleths");
        assertThat(card.limits()).contains(text.with()).doesNotContain(text.without());
    }

    @Test
    void aTemperatureIsTheMeanOfItsFilesAndNoneWhereOneIsMissing() throws IOException {
        CardText text = CardText.of("delineation").orElseThrow();
        for (String file : text.tempered().by()) {
            Files.writeString(folder.resolve(file + ".json"), fitted(file.endsWith("fold0") ? 0.5 : 2));
        }
        ModelCard.Calibration calibration =
                KeptCalibration.of(folder, text, "any").orElseThrow();
        // log-odds are doubled by one and halved by four
        assertThat(calibration.temperature()).isEqualTo(1 / 0.8);
        assertThat(calibration.offsets()).isEqualTo(Map.of("P", -1.5));

        Files.writeString(folder.resolve("delineation-ludb-fold1.json"), "{\"result\": {\"metrics\": {}}}");
        assertThat(KeptCalibration.of(folder, text, "any")).isEmpty();
    }

    private static String fitted(double temperature) {
        return "{\"result\": {\"metrics\": {\"calibration\": {\"temperature\": %s, \"ece\": 0.1, \"offsets\": {\"P\": -1.5}}}}}"
                .formatted(temperature);
    }

    @Test
    void aFullDiscLeavesNoHalfOfANewVersionAndTheNextTryWritesItWhole() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        Path from = newest(MODELS.resolve("ppg"));
        Path to = folder.resolve("9.0.0");
        Path beside = Files.createDirectory(folder.resolve(".9.0.0.part"));
        Files.createSymbolicLink(beside.resolve(".card.json.part"), FULL);

        assertThatIOException()
                .isThrownBy(() -> Card.write(from, to, KeptResults.FOLDER))
                .withMessageContaining("could not be written to " + to)
                .withMessageContaining("card.json");
        assertThat(folder).isEmptyDirectory();

        Card.write(from, to, KeptResults.FOLDER);
        OnnxModel.open(to).close();
    }

    @Test
    void aNewVersionHasTheSameWeightsAndIsAnsweredForAnew() throws IOException {
        Path to = folder.resolve("9.0.0");
        Path from = newest(MODELS.resolve("ppg"));

        Card.write(from, to, KeptResults.FOLDER);

        ModelCard card = ModelCard.read(to);
        assertThat(card.version()).isEqualTo("9.0.0");
        assertThat(card.sha256()).isEqualTo(ModelCard.read(from).sha256());
        assertThat(card.training()).isEqualTo(ModelCard.read(from).training());
        assertThat(card.thresholds()).anyMatch(threshold -> threshold.name().equals("shortest phase ms"));
        assertThat(card.metrics()).anyMatch(metric -> metric.name().equals("found"));
        OnnxModel.open(to).close();
    }

    @Test
    void aCardIsNeverWrittenOverAndFiguresOfAnotherModelAreRefused() throws IOException {
        Path from = newest(MODELS.resolve("ppg"));
        assertThat(Card.run(from.toString(), from.toString())).isEqualTo(2);
        assertThat(Card.run(from.toString())).isEqualTo(2);

        Files.writeString(folder.resolve("ppg.json"), "{\"result\": {\"model\": {\"sha256\": \"ab\"}}}");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> Card.write(from, folder.resolve("9.0.0"), folder))
                .withMessageContaining("measured the model ab");
        assertThat(folder.resolve("9.0.0")).doesNotExist();
    }
}
