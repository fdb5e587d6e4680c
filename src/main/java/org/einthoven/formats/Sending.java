package org.einthoven.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

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
                .map(DigestUtils::sha256Hex)
                .sorted()
                .toList());
        Stream.of(hints.rateHz(), hints.unit(), hints.timeColumn())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .forEach(parts::add);
        return parts.size() == 1 ? parts.get(0) : DigestUtils.sha256Hex(String.join("\n", parts));
    }

    public Optional<SentFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
