package org.einthoven.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder in which one server keeps what is its own. Nobody but its owner can look into it. */
public final class ServerHome implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final int SECRET_BYTES = 32;
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockFile;

    private ServerHome(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process alone until it is closed or the process ends, however it ends.
     *
     * @throws StartFailure where another server has it, or it cannot be written
     */
    public static ServerHome open(Path folder) {
        try {
            createPrivate(folder);
            // the real path, so that a link and its target are one home
            Path real = folder.toRealPath();
            FileChannel lockFile =
                    FileChannel.open(real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(lockFile)) {
                lockFile.close();
                throw new StartFailure("Another server already uses " + real
                        + ": stop it, or start this one with another EINTHOVEN_HOME.");
            }
            return new ServerHome(real, lockFile);
        } catch (IOException failed) {
            throw new StartFailure(
                    "The server cannot write to " + folder + ": set EINTHOVEN_HOME to a folder that it may write to.",
                    failed);
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException takenByThisProcess) {
            return false;
        }
    }

    /** Whether a server has it now. */
    static boolean isInUse(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel lockFile = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !isTaken(lockFile);
        }
    }

    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** An empty file that only its owner can read; there must be none yet. */
    static void createPrivateFile(Path file) throws IOException {
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    public Path folder() {
        return folder;
    }

    /** A random secret that stays the same from start to start, in a file that only its owner can read. */
    public String secret(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = POSIX
                        ? Files.createTempFile(
                                folder,
                                name,
                                ".new",
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        : Files.createTempFile(folder, name, ".new");
                Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException failed) {
            throw new StartFailure("The server cannot read or write " + file + ".", failed);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new StartFailure("The lock of " + folder + " cannot be released.", failed);
        }
    }
}
