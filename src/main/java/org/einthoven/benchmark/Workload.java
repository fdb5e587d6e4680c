package org.einthoven.benchmark;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.evaluation.Complaint;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.synthesis.DemoRecordings;
import org.einthoven.synthesis.DemoRecordings.Demo;
import org.einthoven.wfdb.WfdbRecord;

/**
 * The recordings that are posted, as the FHIR JSON that goes over the wire.
 *
 * @param bodies one Observation each, UTF-8
 */
record Workload(String describe, List<Ecg> recordings, List<byte[]> bodies) {

    /** Enough that caches see different signals, few enough to prepare quickly. */
    private static final int MOST = 200;

    private static final double MICROVOLTS_PER_COUNT = 1;

    Workload {
        recordings = List.copyOf(recordings);
        bodies = List.copyOf(bodies);
    }

    /** 12-lead recordings of PTB-XL, or of LUDB where PTB-XL is not there; what is wrong with them is said in one line. */
    static Workload recorded(Path data) {
        try {
            List<Ecg> recordings = read(PublicSet.PTBXL.in(data).resolve("records500"));
            if (!recordings.isEmpty()) {
                return of(recordings, "12-lead recordings of ptbxl/records500");
            }
            recordings = read(PublicSet.LUDB.in(data).resolve("data"));
            if (!recordings.isEmpty()) {
                return of(recordings, "12-lead recordings of ludb/data");
            }
        } catch (IOException e) {
            throw new BenchmarkException(Complaint.about(e));
        }
        throw new BenchmarkException(data + " holds neither ptbxl/records500 nor ludb/data: get them from"
                + " https://physionet.org/content/ptb-xl/1.0.3/ or https://physionet.org/content/ludb/1.0.1/");
    }

    /** The generated recordings that a new installation shows: needs no data set. */
    static Workload generated() {
        List<Ecg> recordings = DemoRecordings.all().stream()
                .map(Demo::recording)
                .filter(Ecg.class::isInstance)
                .map(Ecg.class::cast)
                .toList();
        return of(recordings, "generated recordings");
    }

    private static List<Ecg> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Ecg> recordings = new ArrayList<>();
            for (Path header : files.filter(file -> file.toString().endsWith(".hea"))
                    .sorted()
                    .limit(MOST)
                    .toList()) {
                String name = header.getFileName().toString();
                WfdbRecord.read(header.resolveSibling(name.substring(0, name.length() - ".hea".length())))
                        .ecg()
                        .ifPresent(recordings::add);
            }
            return recordings;
        }
    }

    private static Workload of(List<Ecg> recordings, String what) {
        IParser json = FhirContext.forR4Cached().newJsonParser();
        ObservationEncoder encoder = new ObservationEncoder(MICROVOLTS_PER_COUNT);
        Instant recordedAt = Instant.now();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            bodies.add(json.encodeResourceToString(
                            ObservationEncoder.of(encoder.encode(recordings.get(i)), "benchmark-" + i, recordedAt))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new Workload(recordings.size() + " " + what, recordings, bodies);
    }
}
