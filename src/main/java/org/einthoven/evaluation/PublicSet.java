package org.einthoven.evaluation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The published sets that the workshop learns from and measures on, each in its publisher's layout in a folder of its own. */
public enum PublicSet {
    LUDB("ludb", "https://physionet.org/content/ludb/1.0.1/", List.of("ludb", "lobachevsky")),
    MITDB("mitdb", "https://physionet.org/content/mitdb/1.0.0/", List.of("mitdb", "mit-bih arrhythmia")),
    SVDB("svdb", "https://physionet.org/content/svdb/1.0.0/", List.of("svdb", "mit-bih supraventricular")),
    NSTDB("nstdb", "https://physionet.org/content/nstdb/1.0.0/", List.of("nstdb", "noise stress")),
    PTBXL("ptbxl", "https://physionet.org/content/ptb-xl/1.0.3/", List.of("ptbxl", "ptb-xl")),
    CINC2017(
            "cinc2017",
            "https://physionet.org/content/challenge-2017/1.0.0/",
            List.of("cinc2017", "cinc 2017", "cinc challenge 2017", "challenge-2017")),
    PPG("ppg", "https://figshare.com/articles/dataset/5459299", List.of("ppg-bp"));

    private final String folder;
    private final String published;
    private final List<String> names;

    PublicSet(String folder, String published, List<String> names) {
        this.folder = folder;
        this.published = published;
        this.names = names;
    }

    /** The name of its folder, and what it is called on a command line. */
    String folder() {
        return folder;
    }

    static List<String> folders(List<PublicSet> sets) {
        return sets.stream().map(PublicSet::folder).toList();
    }

    /** Where it is below the folder that holds all sets. */
    public Path in(Path data) {
        return data.resolve(folder);
    }

    /** The set that a file belongs to, by the folder that it lies in. */
    static Optional<PublicSet> of(Path file) {
        return Arrays.stream(values())
                .filter(set -> StreamSupport.stream(file.spliterator(), false)
                        .anyMatch(part -> part.toString().equals(set.folder)))
                .findFirst();
    }

    /** Whether a text, such as the name of a source on a model's card, speaks of this set. */
    boolean isNamedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains);
    }

    /** What to do about a file that is not there, to be put behind its name; empty where it is of no set. */
    static String whereToGet(Path file) {
        return of(file).map(set -> "; the set " + set.folder + " is published at " + set.published)
                .orElse("");
    }
}
