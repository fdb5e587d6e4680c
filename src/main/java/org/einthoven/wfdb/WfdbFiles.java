package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of records lie: in a folder, or wherever else their bytes come from. */
public interface WfdbFiles {
    /** The content of a file; empty where there is none of that name. */
    Optional<byte[]> bytes(String name) throws IOException;

    /** Where it is, for messages. */
    String place();

    /** The files in {@code folder}. */
    static WfdbFiles in(Path folder) {
        return new WfdbFiles() {
            @Override
            public Optional<byte[]> bytes(String name) throws IOException {
                Path file = folder.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            }

            @Override
            public String place() {
                return folder.toAbsolutePath().toString();
            }
        };
    }
}
