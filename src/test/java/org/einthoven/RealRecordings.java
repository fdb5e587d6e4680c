package org.einthoven;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Published recordings for tests. They lie in one folder per set, each in its publisher's layout; the environment
 * variable {@code EINTHOVEN_DATA} or the system property {@code einthoven.data} names the folder above. A test that
 * asks for a set that is not there is skipped with a message that says where to get it.
 */
public enum RealRecordings {
    MITDB("mitdb", "https://physionet.org/content/mitdb/1.0.0/"),
    SVDB("svdb", "https://physionet.org/content/svdb/1.0.0/"),
    LUDB("ludb", "https://physionet.org/content/ludb/1.0.1/"),
    PTBXL("ptbxl", "https://physionet.org/content/ptb-xl/1.0.3/"),
    CINC2017("cinc2017", "https://physionet.org/content/challenge-2017/1.0.0/"),
    NSTDB("nstdb", "https://physionet.org/content/nstdb/1.0.0/"),
    PPG("ppg", "https://figshare.com/articles/dataset/5459299"),
    WFDB_SAMPLE("wfdb-sample", "https://github.com/MIT-LCP/wfdb-python/tree/main/sample-data"),
    FORMATS("formats", "the device makers' and standards bodies' example files"),
    PAPER("paper", "https://commons.wikimedia.org/wiki/Category:ECG"),
    /** Not recordings alone, but every example of FHIR R4: unpacked as {@code npm pack} gives it. */
    R4_EXAMPLES("hl7.fhir.r4.examples", "https://www.npmjs.com/package/hl7.fhir.r4.examples");

    private final String folder;
    private final String published;

    RealRecordings(String folder, String published) {
        this.folder = folder;
        this.published = published;
    }

    /** The folder of this set; the calling test is skipped where it is not there. */
    public Path path() {
        Path set = root().resolve(folder);
        // JUnit's own assumption: AssertJ's may be JUnit 4's, which a test inside Quarkus reports as an error
        Assumptions.assumeTrue(
                Files.isDirectory(set),
                () -> "the set " + folder + " is not in " + root() + "; it is published at " + published);
        return set;
    }

    /** A path inside this set, without a look at whether it exists, where the set itself does. */
    public Path path(String relative) {
        return path().resolve(relative);
    }

    /** The folder that holds all sets, as {@code --data} wants it; the calling test is skipped where none is named. */
    public Path root() {
        String named = System.getProperty("einthoven.data", System.getenv("EINTHOVEN_DATA"));
        Assumptions.assumeTrue(
                named != null,
                () -> "EINTHOVEN_DATA names no folder with recordings; the set " + folder + " is published at "
                        + published);
        return Path.of(named);
    }
}
