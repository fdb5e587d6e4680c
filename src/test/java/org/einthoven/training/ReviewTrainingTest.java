package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.OnnxModel;
import org.einthoven.refresh.ReviewExports;
import org.einthoven.registry.TakenIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what readers corrected to a candidate. */
class ReviewTrainingTest {
    /** Of nobody else's checkpoint. */
    private static final int SEED = 7_321;

    @TempDir
    private Path folder;

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(Path.of("checkpoints/beat-reviews-seed" + SEED + "-all.checkpoint"));
    }

    private ModelFiles trained(String name) throws IOException {
        Path set = ReviewExports.write(folder.resolve(name + ".zip"), name, 2);
        Path model = folder.resolve(name);
        assertThat(Train.run(
                        "beat",
                        "--from-reviews",
                        set.toString(),
                        "--epochs",
                        "1",
                        "--threads",
                        "1",
                        "--seed",
                        String.valueOf(SEED),
                        "--out",
                        model.toString()))
                .isZero();
        return ModelFiles.read(model);
    }

    @Test
    void makesAModelThatAServerTakesInAsACandidate() throws IOException {
        ModelFiles files = trained("clinic");

        ModelCard card = files.card();
        assertThat(card.version()).isEqualTo(BeatTraining.VERSION + "-clinic.1");
        assertThat(card.data()).singleElement().satisfies(source -> {
            assertThat(source.name()).contains("training set clinic 1, SHA-256 ");
            assertThat(source.used()).startsWith("2 records with ").contains("a reader corrected;");
            assertThat(source.licence()).isEqualTo("for this site only");
        });
        assertThat(card.limits()).noneMatch(limit -> limit.startsWith("Fusion beats"));
        assertThat(TakenIn.asCandidate(files)).isEqualTo("beat " + card.version());
    }

    @Test
    void beginsAnewWithAnotherSet() throws IOException {
        String first = answers(trained("one"));

        assertThat(answers(trained("two")))
                .as("learned, not taken over from the checkpoint of the first")
                .isNotEqualTo(first);
    }

    /** To the same input. */
    private static String answers(ModelFiles model) {
        return new String(model.bytes("golden.json"), StandardCharsets.UTF_8);
    }

    @Test
    void refusesAnExportThatIsNotAsTheServerWroteIt() throws IOException {
        Path export = UnpackedZip.of(ReviewExports.write(folder.resolve("set.zip"), "clinic", 1));
        Path samples = export.resolve("records/r00001.dat");
        byte[] bytes = Files.readAllBytes(samples);
        bytes[1000]++;
        Files.write(samples, bytes);
        assertThatThrownBy(() -> ReviewExport.open(export))
                .hasMessageContaining("r00001.dat is not as it was exported");
        bytes[1000]--;
        Files.write(samples, bytes);
        assertThat(ReviewExport.open(export).entries()).hasSize(1);

        Path hashes = export.resolve("SHA256SUMS.txt");
        Files.writeString(hashes, "0".repeat(64) + "  records/r00001.xyz\n", StandardOpenOption.APPEND);
        assertThat(Train.run("beat", "--from-reviews", export.toString())).isEqualTo(2);
        assertThatThrownBy(() -> ReviewExport.open(export)).hasMessageContaining("r00001.xyz is missing");
    }

    @Test
    void refusesWhatCallsItselfATestRecordWhateverItsHashesSay() throws IOException {
        Path export = UnpackedZip.of(ReviewExports.write(folder.resolve("set.zip"), "clinic", 1));
        Path header = export.resolve("records/r00001.hea");
        String before = OnnxModel.sha256(Files.readAllBytes(header));
        Files.writeString(header, "# mitdb/100\n", StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
        Path hashes = export.resolve("SHA256SUMS.txt");
        Files.writeString(
                hashes, Files.readString(hashes).replace(before, OnnxModel.sha256(Files.readAllBytes(header))));

        assertThatThrownBy(() -> ReviewExport.open(export)).hasMessageContaining("is test record mitdb 100");
        assertThat(Train.run("beat", "--from-reviews", export.toString())).isEqualTo(2);
    }

    @Test
    void saysWhichModelsCannotLearnFromReviews() throws IOException {
        String set = ReviewExports.write(folder.resolve("set.zip"), "clinic", 1).toString();

        for (String task : List.of("rhythm", "statements", "delineation", "ppg")) {
            assertThat(Train.run(task, "--from-reviews", set)).as(task).isEqualTo(2);
        }
    }
}
