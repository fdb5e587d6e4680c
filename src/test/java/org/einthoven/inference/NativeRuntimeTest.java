package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeRuntimeTest {

    @TempDir
    Path folder;

    @Test
    void acceptsAUsualCommandLine() {
        assertThatCode(() -> NativeRuntime.requireShort(NativeRuntime.LONGEST_COMMAND))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesACommandLineOnWhichTheNativeLibraryCrashes() {
        assertThatThrownBy(() -> NativeRuntime.requireShort(NativeRuntime.LONGEST_COMMAND + 1))
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining("CLASSPATH");
    }

    /** In a process of its own, which would die without a word if nobody looked at its command line. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessWithALongCommandLineSaysWhatToDoInsteadOfCrashing() throws IOException, InterruptedException {
        TinyModel.write(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dlong=" + "x".repeat(6000));
        command.add(Opening.class.getName());
        command.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        Assertions.assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        Assertions.assertThat(Files.readString(output)).contains("CLASSPATH");
        Assertions.assertThat(process.exitValue()).isEqualTo(1);
    }

    /** Opens the model of a folder. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) {
            OnnxModel.open(Path.of(args[0])).close();
        }
    }
}
