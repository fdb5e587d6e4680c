package org.einthoven.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads files of folders in which others may put what they like: no more than was asked for, and no other file by a link. */
public final class PlainFile {
    private PlainFile() {}

    /**
     * All of a file that is no link.
     *
     * @throws IOException where it is one, or has more than {@code most} bytes
     */
    public static byte[] read(Path file, long most) throws IOException {
        byte[] bytes = head(file, (int) Math.min(Integer.MAX_VALUE - 8, most + 1), LinkOption.NOFOLLOW_LINKS);
        if (bytes.length > most) {
            throw new IOException(file.getFileName() + " has grown to more than " + most + " bytes");
        }
        return bytes;
    }

    /** The first {@code most} bytes of a file, or all where it has no more; links are followed where no option says otherwise. */
    public static byte[] head(Path file, int most, LinkOption... links) throws IOException {
        try (InputStream bytes = Files.newInputStream(file, links)) {
            return bytes.readNBytes(most);
        }
    }
}
