package org.einthoven.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jboss.logging.Logger;

/**
 * The list of erasures outside of the database, where a site has told a place for it: what an older back-up does not know. Nothing is
 * ever taken out of it, so that a database that was restored adds what it knows to what it has forgotten.
 */
@ApplicationScoped
class ErasureFile {
    private static final Logger LOG = Logger.getLogger(ErasureFile.class);

    private final Optional<Path> file;
    private final Optional<String> anew;
    private final Erasures erasures;
    private final ErasureLists lists;
    private final EntityManager entities;

    /** @param anew when the list was begun that is lost: it is named so that the setting says nothing of the next one */
    ErasureFile(
            @ConfigProperty(name = "einthoven.erasures.file") Optional<String> file,
            @ConfigProperty(name = "einthoven.erasures.anew") Optional<String> anew,
            Erasures erasures,
            ErasureLists lists,
            EntityManager entities) {
        this.file = file.map(Path::of);
        this.anew = anew;
        this.erasures = erasures;
        this.lists = lists;
        this.entities = entities;
    }

    Optional<Path> place() {
        return file;
    }

    /**
     * None where no list was ever kept.
     *
     * @throws IOException where it cannot be read, or is not there although the database knows that it is kept
     * @throws FaultException where it is not as this database sealed it
     */
    List<Listed> read() throws IOException {
        Optional<Instant> since = lists.since();
        if (file.isEmpty()) {
            if (since.isPresent()) {
                throw new IOException("this database has kept one since " + since.get()
                        + ", and EINTHOVEN_ERASURES_FILE does not say where");
            }
            return List.of();
        }
        try {
            String text = Files.readString(file.get());
            return since.isEmpty() && ErasureList.isUnsealed(text)
                    ? known(ErasureList.unsealed(text))
                    : lists.parse(text);
        } catch (NoSuchFileException none) {
            if (since.isPresent() && !anew.equals(since.map(Instant::toString))) {
                throw new IOException("it is not there, and this database has kept it since " + since.get());
            }
            return List.of();
        } catch (AccessDeniedException denied) {
            throw new IOException("this server may not read it", denied);
        }
    }

    /** An earlier version's, which anybody can have written: it is believed where it says nothing new. */
    private List<Listed> known(List<Listed> unsealed) {
        if (!erasures.ids().containsAll(unsealed.stream().map(Listed::id).toList())) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "it has no seal, and names erasures that this database does not know. Restore with --unsealed and this list, or"
                            + " start the version before once, which erases them and needs no seal.");
        }
        return unsealed;
    }

    /**
     * Adds what the database knows, one server after the other where several share the file. An erasure that was done is done: where
     * the file cannot be written that is told ({@link ErasureLists#missing}), and made up for with the next one, each hour and at each start.
     *
     * @return whether it is all there
     */
    boolean keep() {
        if (file.isEmpty()) {
            return true;
        }
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                entities.createNativeQuery(
                                "select 1 from (select pg_advisory_xact_lock(hashtext('erasures file'))) locked",
                                Integer.class)
                        .getResultList();
                return write(file.get().toAbsolutePath());
            });
            return true;
        } catch (RuntimeException failed) {
            LOG.errorf(
                    failed,
                    "The list of erasures could not be written to %s: back-ups do not know the last ones",
                    file.get());
            return false;
        }
    }

    private Path write(Path path) throws IOException {
        Map<UUID, Listed> all = new LinkedHashMap<>();
        boolean begins = !Files.exists(path);
        read().forEach(erasure -> all.put(erasure.id(), erasure));
        List<Listed> here = erasures.list();
        here.forEach(erasure -> all.putIfAbsent(erasure.id(), erasure));
        // for its owner alone, as temporary files are
        Path fresh = Files.createTempFile(path.getParent(), "erasures", ".new");
        try {
            Files.writeString(fresh, lists.write(List.copyOf(all.values())));
            force(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceFolder(path.getParent());
        lists.written(here.size(), begins);
        return path;
    }

    /** Not every system lets a folder be forced to disc: there the new name is as lasting as the system makes it. */
    private static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException notForced) {
            LOG.debugf("%s cannot be forced to disc: %s", folder, notForced);
        }
    }

    /** So that a power cut leaves the list of before or this one. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
