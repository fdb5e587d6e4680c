package org.einthoven.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.einthoven.inference.OnnxModel;

/** The newest models of the project. */
final class OwnModels {

    private OwnModels() {}

    static EcgReader reader() {
        return new EcgReader(new OnnxEcgModels(open("delineation"), open("beat"), open("statements"), open("rhythm")));
    }

    static OnnxModel open(String name) {
        try (Stream<Path> versions = Files.list(Path.of("models", name))) {
            return OnnxModel.open(
                    versions.max(Comparator.comparing(Path::toString)).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
