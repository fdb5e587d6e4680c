package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.BrokenGlass;
import org.einthoven.archive.KeptText;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.SiteKey;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Veil;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** Shows the machine's reading at once to a reader who is to read first, where a patient cannot wait and they say why. */
@Path("/recordings/{id}/glass")
@RolesAllowed(Roles.CARDIOLOGIST)
public class GlassPages {
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final Recordings recordings;
    private final Veil veil;
    private final BrokenGlass glass;
    private final SiteKey key;
    private final AuditTrail audit;
    private final SignedIn reader;
    private final Speech speech;

    GlassPages(
            Recordings recordings,
            Veil veil,
            BrokenGlass glass,
            SiteKey key,
            AuditTrail audit,
            SignedIn reader,
            Speech speech) {
        this.recordings = recordings;
        this.veil = veil;
        this.glass = glass;
        this.key = key;
        this.audit = audit;
        this.reader = reader;
        this.speech = speech;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response breakIt(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID asked = RecordingId.parse(id);
        Optional<StoredRecording> recording = recordings.find(asked);
        if (recording.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        String reason = Optional.ofNullable(posted.getFirst("reason")).orElse("");
        String why = KeptText.cleaned(reason).strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "say why, in " + SHORTEST_REASON + " to " + LONGEST_REASON + " letters.");
        }
        if (veil.isOver(recording.get(), reader.getName()) && glass.breakOver(asked, reader.getName(), why)) {
            // the trail is kept for ever, and a reason may name somebody: the words go with the recording
            audit.record(
                    AuditAction.BREAK_GLASS,
                    "Reading",
                    asked.toString(),
                    "reason with HMAC-SHA-256 " + key.seal("reason why glass was broken", why),
                    Outcome.SUCCESS);
        }
        return back(asked);
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
