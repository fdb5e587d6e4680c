package org.einthoven.fhir.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import org.einthoven.fhir.bulk.BulkDesk.Seen;
import org.einthoven.fhir.bulk.BulkFile.Role;

/** What a job has brought (Bulk Data Access 2.0.0, 4.5): the files, and as of when they are. */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /** @param base of this server, as the client knows it */
    static String of(Seen seen, String base) {
        BulkJob job = seen.job();
        ObjectNode manifest = JSON.createObjectNode()
                .put("transactionTime", DateTimeFormatter.ISO_INSTANT.format(job.transactionTime()))
                .put("request", job.request())
                .put("requiresAccessToken", true);
        add(manifest.putArray("output"), seen, Role.OUTPUT, base);
        if (job.kind() == BulkJob.Kind.EXPORT) {
            add(manifest.putArray("deleted"), seen, Role.DELETED, base);
        }
        add(manifest.putArray("error"), seen, Role.ERROR, base);
        return manifest.toString();
    }

    private static void add(ArrayNode list, Seen seen, Role role, String base) {
        for (BulkFile file : seen.files()) {
            if (file.role() == role) {
                list.addObject()
                        .put("type", file.resourceType())
                        .put("url", base + "/$bulk-file?_jobId=" + seen.job().id() + "&part=" + file.part())
                        .put("count", file.lines());
            }
        }
    }
}
