package org.einthoven.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ONNX Runtime's environment: one for the whole process, never closed. */
final class NativeRuntime {

    /**
     * ONNX Runtime 1.29.0 on Linux ends the process with a segmentation fault where the command line is too long:
     * measured with 3,981 bytes, not with 3,980. Some distance is kept, because why it is so many is not known.
     */
    static final int LONGEST_COMMAND = 3800;

    private static final Path COMMAND = Path.of("/proc/self/cmdline");

    private NativeRuntime() {}

    /** Throws {@link ModelFault} rather than let the process die. */
    static OrtEnvironment environment() throws OrtException {
        requireShort(commandLength());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        // nothing about a clinic's machine is to leave it
        environment.setTelemetry(false);
        return environment;
    }

    /** @param length of the command line in bytes */
    static void requireShort(int length) {
        if (length > LONGEST_COMMAND) {
            throw new ModelFault(
                    ModelCheck.GRAPH,
                    "the command line that started this process has " + length + " bytes, and ONNX Runtime"
                            + " may crash on more than " + LONGEST_COMMAND
                            + ": give a long class path by the environment variable CLASSPATH, long options by JDK_JAVA_OPTIONS");
        }
    }

    /** 0 where the system does not tell. */
    private static int commandLength() {
        try {
            return Files.readAllBytes(COMMAND).length;
        } catch (IOException e) {
            return 0;
        }
    }
}
