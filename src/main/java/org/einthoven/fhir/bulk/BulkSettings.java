package org.einthoven.fhir.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much may be exported and imported, and for how long it is kept. */
@ConfigMapping(prefix = "einthoven.bulk")
public interface BulkSettings {
    /** Jobs that run at the same time, here; one leaves cores for those who wait for an answer. */
    @WithDefault("1")
    @Min(1)
    int workers();

    /** How often is looked for jobs of replicas that are gone; what was asked here begins at once. */
    @WithDefault("PT5S")
    Duration pollEvery();

    /** Jobs of one client that are not done yet. */
    @WithDefault("3")
    @Min(1)
    int jobsPerClient();

    /** How long files are kept once the job is done. */
    @WithDefault("PT24H")
    Duration keep();

    /** Of all files together, packed. */
    @WithDefault("20G")
    MemorySize largestTotal();

    /** Lines of one export file; a file also ends after 16 MiB. */
    @WithDefault("10000")
    @Min(1)
    int linesPerFile();

    /** Of an import, after unpacking. */
    @WithDefault("1G")
    MemorySize largestImport();

    /** Of one line of an import; an ECG of 12 leads, 10 s and 500 Hz has about 0.3 MB. */
    @WithDefault("10M")
    MemorySize longestLine();
}
