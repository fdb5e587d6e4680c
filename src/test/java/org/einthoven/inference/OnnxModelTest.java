package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aWholeFolder() throws IOException {
        TinyModel.write(folder);
    }

    @Test
    void opensAWholeFolderAndRunsIt() {
        try (OnnxModel model = OnnxModel.open(folder)) {
            Tensor y = model.run(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2));
            assertThat(y.shape()).containsExactly(2, 2);
            assertThat(y.toArray()).containsExactly(2, 4, 6, 8);
            assertThat(model.ref().name()).isEqualTo("tiny");
            assertThat(model.ref().sha256()).isEqualTo(model.card().sha256());
            assertThat(model.card().threshold("half")).isEqualTo(0.5);
        }
    }

    @Test
    void manyThreadsRunItAtOnce() {
        try (OnnxModel model = OnnxModel.open(folder)) {
            List<Float> doubled = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(
                            i -> model.run(Tensor.of(new float[] {i, 0}, 1, 2)).at(0))
                    .toList();
            assertThat(doubled)
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> 2f * i).toList());
        }
    }

    @Test
    void refusesAModelWhoseHashIsNotOnTheCard() throws IOException {
        TinyModel.card("00ff", "x").write(folder);
        assertFault("model.onnx", "sha256", "00ff", "fetch the folder again");
    }

    @Test
    void refusesAGoldenVectorThatComesOutOtherwise() throws IOException {
        TinyModel.golden(3.001f).write(folder);
        assertFault("golden.json", "\"y\"", "tolerance");
    }

    @Test
    void refusesACardThatNamesOtherInputs() throws IOException {
        TinyModel.card(OnnxModel.sha256(TinyModel.onnx()), "ecg").write(folder);
        assertFault("model.onnx", "[x]", "[ecg]");
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        for (String file : List.of(OnnxModel.FILE, ModelCard.FILE, GoldenVector.FILE)) {
            Files.delete(folder.resolve(file));
            assertFault(file, "missing");
            TinyModel.write(folder);
        }
    }

    @Test
    void namesTheFileThatIsNotJson() throws IOException {
        Files.writeString(folder.resolve(ModelCard.FILE), "{\"name\": ");
        assertFault("card.json", "cannot be read");
    }

    @Test
    void refusesAnInputThatTheModelDoesNotHave() {
        try (OnnxModel model = OnnxModel.open(folder)) {
            assertThatThrownBy(() -> model.run(Map.of("z", Tensor.allocate(1, 2))))
                    .isInstanceOf(ModelFault.class)
                    .hasMessageContaining("tiny 1.0.0");
        }
    }

    @Test
    void saysWhichThresholdTheCardLacks() {
        try (OnnxModel model = OnnxModel.open(folder)) {
            assertThatThrownBy(() -> model.card().threshold("quarter"))
                    .isInstanceOf(ModelFault.class)
                    .hasMessageContaining("quarter");
        }
    }

    @Test
    void givesNothingThatIsNoNumber() {
        try (OnnxModel model = OnnxModel.open(folder)) {
            for (float odd : new float[] {Float.NaN, Float.MAX_VALUE}) {
                assertThatThrownBy(() -> model.run(Tensor.of(new float[] {odd, 0}, 1, 2)))
                        .isInstanceOfSatisfying(NotFinite.class, broken -> assertThat(broken.model())
                                .isEqualTo(model.ref()));
            }
        }
    }

    private void assertFault(String... words) {
        assertThatThrownBy(() -> OnnxModel.open(folder))
                .isInstanceOf(ModelFault.class)
                .hasMessageContainingAll(words);
    }
}
