package org.einthoven.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one process that writes something, by a lock on a file beside it, which the system lets go of when the process
 * ends, however it does.
 */
final class OnlyWriter implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private OnlyWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param place what is to be written, a file or a folder
     * @throws IOException naming it where another holds it, or where nothing can be written beside it
     */
    static OnlyWriter of(Path place) throws IOException {
        Path file = place.resolveSibling("." + place.getFileName() + ".lock");
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("another training is writing " + place + ": wait for its end, or take another place");
        }
        return new OnlyWriter(file, channel);
    }

    /** Null where it is taken, by another process or in this one. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException taken) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
