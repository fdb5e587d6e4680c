package org.einthoven.fhir.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.MediaTypes;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.Interaction;

/** Takes in what is to be imported: NDJSON as the body or in a Binary, packed or not. It is unpacked, cut into parts and packed again. */
@ApplicationScoped
class ImportRequest {

    private static final int BUFFER = 64 << 10;

    private final Incoming incoming;
    private final BulkSettings settings;

    ImportRequest(Incoming incoming, BulkSettings settings) {
        this.incoming = incoming;
        this.settings = settings;
    }

    /** What the caller may import; refused where that is nothing. */
    ImportPlan plan(Caller caller) {
        if (caller.isBoundToPatient()) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "an import of many");
        }
        List<String> types = StoredTypes.ALL.stream()
                .filter(type -> caller.may(type, Interaction.CREATE, Interaction.UPDATE))
                .toList();
        if (types.isEmpty()) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/*.cu");
        }
        return new ImportPlan(types);
    }

    List<PackedLines> lines(RequestDetails request) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        boolean lines = MediaTypes.isLines(type);
        if (!lines && !MediaTypes.isFhir(type)) {
            throw FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, Excerpt.of(type));
        }
        byte[] body = request.loadRequestContents();
        byte[] sent = lines ? body : incoming.linesIn(body, type.contains("xml"));
        boolean packed = sent.length > 1 && sent[0] == (byte) 0x1F && sent[1] == (byte) 0x8B;
        try (InputStream in =
                packed ? new GZIPInputStream(new ByteArrayInputStream(sent), BUFFER) : new ByteArrayInputStream(sent)) {
            List<PackedLines> parts = cut(in);
            if (parts.isEmpty()) {
                throw FaultException.of(Fault.EMPTY_BODY);
            }
            return parts;
        } catch (IOException damaged) {
            throw FaultException.of(Fault.UNREADABLE_BODY, "it is not what gzip makes.");
        }
    }

    private List<PackedLines> cut(InputStream in) throws IOException {
        CutLines lines = new CutLines(settings.longestLine().asLongValue());
        byte[] buffer = new byte[BUFFER];
        long left = settings.largestImport().asLongValue();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw FaultException.of(
                        Fault.IMPORT_TOO_LARGE, (settings.largestImport().asLongValue() >> 20) + " MiB");
            }
            lines.add(buffer, read);
        }
        return lines.parts();
    }
}
