package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelZipTest {

    @Test
    void takesAModelsFilesFromTheRootOrFromOneFolder() {
        Map<String, byte[]> files = Versions.numbered(ModelTask.PPG, "7.0.0");
        Map<String, byte[]> inFolder = new HashMap<>();
        files.forEach((name, bytes) -> inFolder.put("ppg/7.0.0/" + name, bytes));
        inFolder.put("ppg/7.0.0/notes.txt", new byte[] {1});

        ModelFiles flat = ModelZip.read("a.zip", Versions.stream(Versions.zip(files)));
        ModelFiles nested = ModelZip.read("b.zip", Versions.stream(Versions.zip(inFolder)));

        assertThat(flat.card().version()).isEqualTo("7.0.0");
        assertThat(nested.names()).containsExactly("card.json", "golden.json", "model.onnx");
        assertThat(nested.manifest()).isEqualTo(flat.manifest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../card.json", "a/../../card.json", "/etc/card.json", "..\\card.json", "C:/card.json", ".."})
    void refusesNamesThatLeadOutOfTheZip(String name) {
        assertRefused(Map.of(name, new byte[] {1}), "leads out of it");
    }

    @Test
    void refusesAFileThatIsThereTwice() {
        Map<String, byte[]> twice = new LinkedHashMap<>();
        twice.put("a/card.json", new byte[] {1});
        twice.put("b/card.json", new byte[] {2});
        assertRefused(twice, "card.json twice");
    }

    @Test
    void refusesAZipThatUnpacksToMoreThanAModelIs() {
        byte[] bomb = Versions.zip(Map.of("model.onnx", new byte[(64 << 20) + 1]));
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> ModelZip.read("bomb.zip", Versions.stream(bomb)))
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining("more than 64 MiB");
    }

    @Test
    void refusesAZipOfManyFiles() {
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 21; i++) {
            many.put("file" + i, new byte[0]);
        }
        assertRefused(many, "more than 20 files");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThatThrownBy(() -> ModelZip.read("x.zip", Versions.stream(new byte[] {1, 2, 3})))
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining("no zip");
    }

    private static void assertRefused(Map<String, byte[]> files, String why) {
        byte[] zip = Versions.zip(files);
        assertThatThrownBy(() -> ModelZip.read("x.zip", Versions.stream(zip)))
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining(why);
    }
}
