package org.einthoven.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a folder that only the server's owner can write to. */
final class PostgresBinaries {
    private static final boolean WINDOWS = systemName().startsWith("windows");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** @param folder where they are, or go to; named by their version so that an update does not mix two */
    static PostgresBinaries in(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
            delete(fresh);
            ServerHome.createPrivate(fresh);
            try (InputStream packed = open()) {
                unpack(packed, fresh);
            }
            // all or nothing: what is killed half way is begun anew
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(folder);
    }

    private static InputStream open() {
        String name = "/postgres-" + systemName() + "-" + architecture() + ".txz";
        InputStream packed = PostgresBinaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new StartFailure("No PostgreSQL comes with this build for " + systemName() + " on " + architecture()
                    + ": start one yourself and set QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD.");
        }
        return packed;
    }

    private static String systemName() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    /** As the publisher of the archives names it. */
    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "arm_64" : name;
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive reaches out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    target.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * The command that runs one of the programs. PostgreSQL refuses to run as root, so there it runs in a user
     * namespace of its own, in which it is nobody and still owns its files.
     */
    List<String> command(String program) {
        String file = folder.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString();
        boolean root = !WINDOWS && "root".equals(System.getProperty("user.name"));
        return root ? List.of("unshare", "-U", file) : List.of(file);
    }
}
