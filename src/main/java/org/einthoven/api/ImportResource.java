package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.SentFile;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes device files in. */
@Path("/api/recordings")
@Tag(name = "recordings")
public class ImportResource {
    private final FileIntake intake;

    ImportResource(FileIntake intake) {
        this.intake = intake;
    }

    /**
     * @param id of the Observation
     * @param created false where the same file was taken in before
     * @param parts ids of all parts, in order, of a recording that was split; else empty
     * @param remarks what the sender should know although the recording is taken
     */
    public record ReceiptBody(UUID id, boolean created, String format, List<UUID> parts, List<String> remarks) {
        public ReceiptBody {
            parts = List.copyOf(parts);
            remarks = List.copyOf(remarks);
        }
    }

    @POST
    @RolesAllowed(Roles.EHR)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in a device file",
            description = "One file, the files of one WFDB record as several parts, or a zip of either; recognised by"
                    + " content. A file that came before is answered with 200 and the id it has.")
    @APIResponse(responseCode = "201", description = "Stored; it will be read like any other recording")
    @APIResponse(responseCode = "200", description = "The same file was taken in before")
    @APIResponse(responseCode = "422", description = "What is wrong with the file, and where")
    public Response take(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @Parameter(description = "Whose recording it is, where the file does not say, such as Patient/123")
                    @RestForm
                    @Nullable
                    String patient,
            @Parameter(description = "Of times of day without a zone, such as Europe/Berlin; else the server's own")
                    @RestForm
                    @Nullable
                    String zone,
            @Parameter(description = "Samples a second of a table without times") @RestForm @Nullable String rateHz,
            @Parameter(description = "Of the voltages of a table: uV, mV, V or nV") @RestForm @Nullable String unit,
            @Parameter(description = "The heading of a table's column of times") @RestForm @Nullable String timeColumn,
            @Parameter(
                            description =
                                    "true: a recording that is too long to be read as one is taken in as consecutive"
                                            + " parts of 30 minutes; id is then that of the first")
                    @RestForm
                    @Nullable
                    String split) {
        List<SentFile> sent = files.stream()
                .map(upload -> SentFile.at(upload.uploadedFile(), upload.fileName()))
                .toList();
        if (sent.isEmpty()) {
            throw FaultException.of(Fault.EMPTY_BODY);
        }
        Receipt receipt = intake.take(sent, FileHints.parse(zone, rateHz, unit, timeColumn, split), patient);
        URI location = URI.create("/fhir/Observation/" + receipt.recording());
        return Response.status(receipt.created() ? Response.Status.CREATED : Response.Status.OK)
                .location(location)
                .entity(new ReceiptBody(
                        receipt.recording(), receipt.created(), receipt.format(), receipt.parts(), receipt.remarks()))
                .build();
    }
}
