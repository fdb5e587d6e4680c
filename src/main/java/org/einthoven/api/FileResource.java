package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.FileOutlet;
import org.einthoven.archive.RecordingId;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Gives recordings out as files. */
@Path("/api/recordings/{id}/file")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
@Tag(name = "recordings")
public class FileResource {
    private final FileOutlet outlet;
    private final ReadersOwn own;

    FileResource(FileOutlet outlet, ReadersOwn own) {
        this.outlet = outlet;
        this.own = own;
    }

    @GET
    @Operation(
            summary = "A recording as a file",
            description = "With the beats, waves, measurements and statements of the report that stands today where the"
                    + " kind has a place for them. WFDB and CSV name no patient.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(
            responseCode = "409",
            description = "Why this kind cannot hold the recording, or who asks is to read it first")
    public Response file(
            @PathParam("id") String id,
            @Parameter(description = "wfdb, dicom, aecg, csv, fhir, pdf, svg or png; else what Accept names first")
                    @QueryParam("as")
                    @Nullable
                    String as,
            @Context HttpHeaders headers) {
        UUID recording = RecordingId.parse(id);
        FileKind kind = as == null ? accepted(headers) : asked(as);
        own.requireFirst(recording);
        byte[] file = outlet.file(recording, kind);
        return Response.ok(file)
                .type(kind.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"recording-" + recording + "." + kind.extension() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static FileKind asked(String code) {
        return FileKind.ofCode(code)
                .orElseThrow(() -> FaultException.of(Fault.INVALID_PARAMETER, "This kind of file", "as"));
    }

    private static FileKind accepted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardSubtype())
                .flatMap(type -> of(type).stream())
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.MISSING_ELEMENT, "The kind of file (parameter as)"));
    }

    private static Optional<FileKind> of(MediaType type) {
        String name = type.getType() + "/" + type.getSubtype();
        return Stream.of(FileKind.values())
                .filter(kind -> kind.mediaType().equals(name))
                .findFirst();
    }
}
