package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.PatientOutlet;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** Gives a patient who asks for it all that is kept of them. */
@Path("/api/patients/{id}/export")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
@Tag(name = "patients")
public class PatientExportResource {
    private final PatientOutlet outlet;
    private final ReadersOwn own;

    PatientExportResource(PatientOutlet outlet, ReadersOwn own) {
        this.outlet = outlet;
        this.own = own;
    }

    @GET
    @Operation(
            summary = "All that is kept of a patient, as a zip",
            description =
                    "The resources that others sent, each recording with its report as FHIR, WFDB and PDF, and from the"
                            + " audit trail who did what with them; left-out.txt says what could not be written, and why: recordings among them of"
                            + " which a reader is to commit a reading of their own first.")
    @APIResponse(responseCode = "200", description = "The zip")
    @APIResponse(responseCode = "404", description = "No such patient")
    public Response export(@PathParam("id") String id) {
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw FaultException.of(Fault.INVALID_ID);
        }
        outlet.announce(id);
        StreamingOutput zip = target -> outlet.write(id, own::requireFirst, target);
        return Response.ok(zip)
                .type("application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"patient.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
