package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Claims a recording for the reader, gives it back, or takes it over from another. */
@Path("/recordings/{id}/claim")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ClaimPages {
    private final Recordings recordings;
    private final Claims claims;
    private final AuditTrail audit;
    private final Times times;
    private final SignedIn reader;

    ClaimPages(Recordings recordings, Claims claims, AuditTrail audit, Times times, SignedIn reader) {
        this.recordings = recordings;
        this.claims = claims;
        this.audit = audit;
        this.times = times;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance claim(String id, ClaimView claim);

        private Templates() {}
    }

    /** @param fragment header of a page that puts the answer in its place by itself */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response change(
            @PathParam("id") String id,
            @FormParam("action") @Nullable String action,
            @HeaderParam("X-Fragment") @Nullable String fragment) {
        UUID recording = RecordingId.parse(id);
        if (recordings.find(recording).isEmpty()) {
            throw FaultException.of(Fault.NOT_FOUND, "recording", recording);
        }
        String name = reader.getName();
        switch (action == null ? "" : action) {
            case "claim" -> claims.claim(recording, name);
            case "take" -> claims.takeOver(recording, name);
            case "release" -> claims.release(recording, name);
            default -> throw FaultException.of(Fault.INVALID_PARAMETER, "This", "action");
        }
        audit.record(AuditAction.UPDATE, "Claim", recording.toString());
        if (fragment == null) {
            return back(recording);
        }
        ClaimView now = ClaimView.of(claims.of(recording), name, times);
        return Response.ok(Templates.claim(recording.toString(), now), MediaType.TEXT_HTML)
                .build();
    }

    /** Where one lands who had to sign in again. */
    @GET
    public Response afterSigningIn(@PathParam("id") String id) {
        return back(RecordingId.parse(id));
    }

    private static Response back(UUID recording) {
        return Response.seeOther(URI.create("/recordings/" + recording)).build();
    }
}
