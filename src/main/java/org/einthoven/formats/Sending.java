package org.einthoven.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came together.
 *
 * @param files all of them, unpacked
 */
public record Sending(List<SentFile> files, FileHints hints) {
    public Sending {
        files = List.copyOf(files);
    }

    /**
     * What tells this content from any other, in hexadecimal: of one file its SHA-256, of several the SHA-256 of theirs in
     * order. Hints that change what is read count as content, so that a table sent again at its right rate is not taken for
     * the one at the wrong rate.
     */
    public String sha256() {
        List<String> parts = new ArrayList<>(files.stream()
                .map(SentFile::bytes)
                .map(Sending::sha256)
                .sorted()
                .toList());
        Stream.of(hints.rateHz(), hints.unit(), hints.timeColumn())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .forEach(parts::add);
        return parts.size() == 1
                ? parts.get(0)
                : sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public Optional<SentFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
