package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The published sets that the workshop learns from and measures on, each in its publisher's layout in a folder of its own. */
public enum PublicSet {
    LUDB(
            "ludb",
            "ludb.csv",
            "lobachevsky-university-electrocardiography-database",
            "https://physionet.org/content/ludb/1.0.1/",
            List.of("ludb", "lobachevsky")),
    MITDB(
            "mitdb",
            ".hea",
            "mit-bih-arrhythmia-database",
            "https://physionet.org/content/mitdb/1.0.0/",
            List.of("mitdb", "mit-bih arrhythmia")),
    SVDB(
            "svdb",
            ".hea",
            "mit-bih-supraventricular-arrhythmia-database",
            "https://physionet.org/content/svdb/1.0.0/",
            List.of("svdb", "mit-bih supraventricular")),
    NSTDB(
            "nstdb",
            ".hea",
            "mit-bih-noise-stress-test-database",
            "https://physionet.org/content/nstdb/1.0.0/",
            List.of("nstdb", "noise stress")),
    PTBXL(
            "ptbxl",
            "ptbxl_database.csv",
            "ptb-xl-a-large-publicly-available-electrocardiography-dataset",
            "https://physionet.org/content/ptb-xl/1.0.3/",
            List.of("ptbxl", "ptb-xl")),
    CINC2017(
            "cinc2017",
            "REFERENCE-v3.csv",
            "af-classification-from-a-short-single-lead-ecg-recording",
            "https://physionet.org/content/challenge-2017/1.0.0/",
            List.of("cinc2017", "cinc 2017", "cinc challenge 2017", "challenge-2017")),
    PPG("ppg", RealPulse.FILE, "ppg-bp", "https://figshare.com/articles/dataset/5459299", List.of("ppg-bp"));

    private final String folder;
    private final String landmark;
    private final String archive;
    private final String published;
    private final List<String> names;

    /**
     * @param landmark how the name of a file ends that lies in the set's uppermost folder
     * @param archive how the folder in the publisher's zip is called; a version follows
     * @param names in texts, and of folders in a copy of the publisher's server
     */
    PublicSet(String folder, String landmark, String archive, String published, List<String> names) {
        this.folder = folder;
        this.landmark = landmark;
        this.archive = archive;
        this.published = published;
        this.names = names;
    }

    /** The name of its folder, and what it is called on a command line. */
    public String folder() {
        return folder;
    }

    static List<String> folders(List<PublicSet> sets) {
        return sets.stream().map(PublicSet::folder).toList();
    }

    /**
     * Where it is below the folder that holds all sets: in a folder of its name, or as it comes from the publisher, under a
     * title with its version (the zip) or a folder for each version (the files one by one). Where it is in none, the first.
     */
    public Path in(Path data) {
        Path usual = data.resolve(folder);
        return Stream.concat(Stream.of(usual), folders(data).filter(this::isPublishedAs))
                .flatMap(place -> Stream.concat(Stream.of(place), folders(place)))
                .filter(this::isHere)
                .findFirst()
                .orElse(usual);
    }

    private boolean isPublishedAs(Path place) {
        String name = String.valueOf(place.getFileName());
        return name.startsWith(archive + "-") || names.contains(name);
    }

    private boolean isHere(Path set) {
        return list(set).anyMatch(file -> file.toString().endsWith(landmark));
    }

    /** The newest version first. */
    private static Stream<Path> folders(Path of) {
        return list(of).filter(Files::isDirectory).sorted((one, other) -> other.compareTo(one));
    }

    /** Nothing where it cannot be read: then its files are said not to be there. */
    private static Stream<Path> list(Path of) {
        try (Stream<Path> files = Files.list(of)) {
            return files.toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** The set that a file belongs to, by the folder that it lies in. */
    static Optional<PublicSet> of(Path file) {
        return Arrays.stream(values())
                .filter(set -> StreamSupport.stream(file.spliterator(), false)
                        .anyMatch(part -> part.toString().equals(set.folder) || set.isPublishedAs(part)))
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
