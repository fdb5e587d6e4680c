package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.einthoven.archive.Acknowledgements;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** Stops the clock of a critical recording: a cardiologist has seen it, though not signed it yet. */
@Path("/recordings/{id}/acknowledge")
@RolesAllowed(Roles.CARDIOLOGIST)
public class AcknowledgePages {
    private final Recordings recordings;
    private final Acknowledgements acknowledgements;
    private final AuditTrail audit;
    private final SignedIn reader;

    AcknowledgePages(Recordings recordings, Acknowledgements acknowledgements, AuditTrail audit, SignedIn reader) {
        this.recordings = recordings;
        this.acknowledgements = acknowledgements;
        this.audit = audit;
        this.reader = reader;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response acknowledge(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        if (recordings.find(recording).isEmpty()) {
            throw FaultException.of(Fault.NOT_FOUND, "recording", recording);
        }
        if (acknowledgements.acknowledge(recording, reader.getName())) {
            audit.record(AuditAction.UPDATE, "Recording", recording.toString());
        }
        return Response.seeOther(URI.create("/recordings/" + recording)).build();
    }
}
