package org.einthoven.fhir.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.bulk.BulkFile.Role;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkSteps.Step;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes imports: some lines, what is to be said of them and the position behind them in one transaction, so that none is
 * written twice. Where one of them cannot be written, each of them gets a transaction of its own.
 */
@ApplicationScoped
class ImportWork implements BulkWork {

    private static final int AT_A_TIME = 50;
    private static final int ATTEMPTS = 3;

    /** Text of lines that are written at a time; a line that is longer is written alone. */
    private static final long TEXT = 2L << 20;

    private final BulkSteps steps;
    private final BulkFiles files;
    private final Incoming incoming;
    private final Remarks remarks;
    private final CurrentIdentityAssociation identity;
    private final ObjectMapper json;
    private final BulkSettings settings;

    ImportWork(
            BulkSteps steps,
            BulkFiles files,
            Incoming incoming,
            Remarks remarks,
            CurrentIdentityAssociation identity,
            ObjectMapper json,
            BulkSettings settings) {
        this.steps = steps;
        this.files = files;
        this.incoming = incoming;
        this.remarks = remarks;
        this.identity = identity;
        this.json = json;
        this.settings = settings;
    }

    @Override
    public Kind kind() {
        return Kind.IMPORT;
    }

    @Override
    @ActivateRequestContext
    public Next step(UUID id) {
        try {
            return steps.take(id, job -> write(job, AT_A_TIME));
        } catch (RuntimeException oneIsRefused) {
            return oneByOne(id);
        }
    }

    private Next oneByOne(UUID id) {
        Next next = Next.MORE;
        for (int i = 0; i < AT_A_TIME && next == Next.MORE; i++) {
            next = one(id);
        }
        return next;
    }

    /** What fails for another reason than the line itself, such as a conflict with another writer, is tried again. */
    private Next one(UUID id) {
        for (int attempt = 1; true; attempt++) {
            StringBuilder tried = new StringBuilder();
            try {
                return steps.take(id, job -> {
                    tried.append(job.position());
                    return write(job, 1);
                });
            } catch (RuntimeException refused) {
                if (attempt == ATTEMPTS || refused instanceof FaultException) {
                    return steps.take(
                            id,
                            job -> job.position().contentEquals(tried)
                                    ? refuse(job, refused)
                                    : new Step(job.position(), 0, Next.MORE));
                }
            }
        }
    }

    private Step write(BulkJob job, int most) {
        actAs(job.actor());
        ImportPosition at = ImportPosition.parse(job.position());
        BulkFile input = files.input(job.id(), at.part()).orElse(null);
        if (input == null) {
            files.deleteInput(job.id());
            return new Step(job.position(), 0, Next.NOTHING);
        }
        List<byte[]> lines = lines(files.content(job.id(), input.part()), at.lines(), most);
        List<String> types = plan(job).types();
        PackedLines refused = new PackedLines();
        PackedLines moved = new PackedLines();
        for (int i = 0; i < lines.size(); i++) {
            long number = job.done() + i + 1;
            Resource resource;
            try {
                resource = isBlank(lines.get(i)) ? null : read(lines.get(i), types);
            } catch (RuntimeException wrong) {
                refused.add(incoming.refusal(wrong, number));
                continue;
            }
            if (resource != null) {
                String stated = resource.fhirType() + "/" + resource.getIdPart();
                String kept = incoming.write(resource);
                if (!kept.equals(stated)) {
                    moved.add(remarks.information("Line " + number + " is kept as " + kept + "."));
                }
            }
        }
        files.append(job.id(), Role.ERROR, Remarks.TYPE, refused);
        files.append(job.id(), Role.OUTPUT, Remarks.TYPE, moved);
        return behind(input, at.lines() + lines.size(), lines.size());
    }

    private Step refuse(BulkJob job, RuntimeException refused) {
        ImportPosition at = ImportPosition.parse(job.position());
        BulkFile input = files.input(job.id(), at.part()).orElseThrow();
        PackedLines line = new PackedLines();
        line.add(incoming.refusal(refused, job.done() + 1));
        files.append(job.id(), Role.ERROR, Remarks.TYPE, line);
        return behind(input, at.lines() + 1, 1);
    }

    private static Step behind(BulkFile input, int linesDone, int lines) {
        ImportPosition behind = linesDone < input.lines()
                ? new ImportPosition(input.part(), linesDone)
                : new ImportPosition(input.part() + 1, 0);
        return new Step(behind.text(), lines, Next.MORE);
    }

    /** What is written stands in the audit trail under the name of the one who asked. */
    private void actAs(String actor) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor))
                .addRole(Roles.EHR)
                .build());
    }

    private ImportPlan plan(BulkJob job) {
        try {
            return json.readValue(job.plan(), ImportPlan.class);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private Resource read(byte[] line, List<String> types) {
        if (line.length > settings.longestLine().asLongValue()) {
            throw FaultException.of(Fault.LINE_TOO_LONG, (settings.longestLine().asLongValue() >> 20) + " MiB");
        }
        Resource resource = incoming.read(line);
        if (!types.contains(resource.fhirType())) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/" + resource.fhirType() + ".cu");
        }
        return resource;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    private static List<byte[]> lines(byte[] content, int from, int most) {
        List<byte[]> lines = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(PackedLines.unpacked(content))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 0;
            long bytes = 0;
            for (int next = in.read(); next >= 0 && lines.size() < most && bytes < TEXT; next = in.read()) {
                if (next != '\n') {
                    if (number >= from) {
                        line.write(next);
                    }
                } else if (number++ >= from) {
                    lines.add(line.toByteArray());
                    bytes += line.size();
                    line.reset();
                }
            }
            return lines;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
