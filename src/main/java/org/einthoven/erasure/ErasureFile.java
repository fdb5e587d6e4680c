package org.einthoven.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.erasure.Erasure.Listed;
import org.jboss.logging.Logger;

/**
 * The list of erasures outside of the database, where a site has told a place for it: what an older back-up does not know. Nothing is
 * ever taken out of it, so that a database that was restored adds what it knows to what it has forgotten.
 */
@ApplicationScoped
class ErasureFile {
    private static final Logger LOG = Logger.getLogger(ErasureFile.class);

    private final Optional<Path> file;
    private final Erasures erasures;
    private final EntityManager entities;

    ErasureFile(
            @ConfigProperty(name = "einthoven.erasures.file") Optional<String> file,
            Erasures erasures,
            EntityManager entities) {
        this.file = file.map(Path::of);
        this.erasures = erasures;
        this.entities = entities;
    }

    Optional<Path> place() {
        return file;
    }

    /** None where there is no such file yet. */
    List<Listed> read() throws IOException {
        return file.isPresent() && Files.exists(file.get())
                ? ErasureList.parse(Files.readString(file.get()))
                : List.of();
    }

    /**
     * Adds what the database knows, one server after the other where several share the file. An erasure that was done is done: where
     * the file cannot be written that is told, and made up for with the next one and at each start.
     */
    void keep() {
        file.ifPresent(path -> {
            try {
                QuarkusTransaction.requiringNew().call(() -> {
                    entities.createNativeQuery(
                                    "select 1 from (select pg_advisory_xact_lock(hashtext('erasures file'))) locked",
                                    Integer.class)
                            .getResultList();
                    return write(path);
                });
            } catch (RuntimeException failed) {
                LOG.errorf(
                        failed,
                        "The list of erasures could not be written to %s: back-ups do not know the last ones",
                        path);
            }
        });
    }

    private Path write(Path path) throws IOException {
        Map<UUID, Listed> all = new LinkedHashMap<>();
        read().forEach(erasure -> all.put(erasure.id(), erasure));
        erasures.list().forEach(erasure -> all.putIfAbsent(erasure.id(), erasure));
        // for its owner alone, as temporary files are
        Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "erasures", ".new");
        Files.writeString(fresh, ErasureList.write(List.copyOf(all.values())));
        return Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
