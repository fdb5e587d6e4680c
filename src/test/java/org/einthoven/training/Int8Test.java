package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Int8Test {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"beat/1.0.4", "delineation/1.1.3", "ppg/1.0.2", "rhythm/1.0.1", "statements/1.1.0"})
    void aSmallerFileSaysNearlyTheSame(String model) throws IOException {
        Path from = Path.of("models").resolve(model);
        Path to = folder.resolve("int8");

        Int8.write(from, to);

        assertThat(Files.size(to.resolve(OnnxModel.FILE))).isLessThan(Files.size(from.resolve(OnnxModel.FILE)) * 4 / 5);
        GoldenVector golden = GoldenVector.read(from);
        Map<String, Tensor> inputs = new HashMap<>();
        golden.inputs().forEach((name, values) -> inputs.put(name, values.tensor()));
        try (OnnxModel variant = OnnxModel.open(to)) {
            assertThat(variant.ref().version()).endsWith("-int8");
            variant.run(inputs).forEach((name, out) -> {
                float[] expected = golden.outputs().get(name).tensor().toArray();
                double size = 0;
                double off = 0;
                for (int i = 0; i < expected.length; i++) {
                    size += expected[i] * expected[i];
                    off += Math.pow(out.toArray()[i] - expected[i], 2);
                }
                assertThat(Math.sqrt(off / size)).as("%s, relative error", name).isBetween(1e-7, 0.05);
            });
        }
    }

    @Test
    void keepsThresholdsAndDataButNoFiguresOfTheOriginal() throws IOException {
        Path from = Path.of("models/beat/1.0.4");
        Int8.write(from, folder.resolve("int8"));

        ModelCard original = ModelCard.read(from);
        ModelCard card = ModelCard.read(folder.resolve("int8"));
        assertThat(card.thresholds()).isEqualTo(original.thresholds());
        assertThat(card.data()).isEqualTo(original.data());
        assertThat(card.metrics()).isEmpty();
        assertThat(card.limits()).anyMatch(limit -> limit.startsWith("Weights of 1.0.4 rounded to 8 bits"));
    }

    @Test
    void leavesAlonePlacesThatHoldSomething() throws IOException {
        Files.writeString(folder.resolve("kept"), "kept");
        assertThat(Int8.run("models/beat/1.0.4", folder.toString())).isEqualTo(2);
        assertThat(folder).isDirectoryContaining("glob:**kept");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        assertThat(Int8.run(folder.toString(), folder.resolve("to").toString())).isEqualTo(2);
        assertThat(Int8.run()).isEqualTo(2);
        assertThat(folder.resolve("to")).doesNotExist();
    }
}
