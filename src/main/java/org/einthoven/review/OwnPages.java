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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.KeptText;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Veil;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** Takes what a reader says of a recording before seeing what the machine says of it. */
@Path("/recordings/{id}/own")
@RolesAllowed(Roles.CARDIOLOGIST)
public class OwnPages {
    /** Far above what anyone writes in a line. */
    static final int MAX_WORDS = 500;

    private final Recordings recordings;
    private final OwnReadings own;
    private final Veil veil;
    private final AuditTrail audit;
    private final SignedIn reader;
    private final Speech speech;

    OwnPages(Recordings recordings, OwnReadings own, Veil veil, AuditTrail audit, SignedIn reader, Speech speech) {
        this.recordings = recordings;
        this.own = own;
        this.veil = veil;
        this.audit = audit;
        this.reader = reader;
        this.speech = speech;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response commit(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID asked = RecordingId.parse(id);
        Optional<StoredRecording> recording = recordings.find(asked);
        if (recording.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        String words = KeptText.cleaned(
                        Optional.ofNullable(posted.getFirst("words")).orElse(""))
                .strip();
        if (words.length() > MAX_WORDS) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "A text of more than " + MAX_WORDS + " letters", "words");
        }
        Set<ReaderStatement> said = statements(posted.getOrDefault("own", List.of()));
        if (!isKept(asked, said, words)) {
            keep(recording.get(), said, words);
        }
        return back(asked);
    }

    private void keep(StoredRecording recording, Set<ReaderStatement> said, String words) {
        if (veil.isOver(recording, reader.getName()) && own.commit(recording.id, reader.getName(), said, words)) {
            audit.record(AuditAction.CREATE, "OwnReading", recording.id.toString());
        } else if (!isKept(recording.id, said, words)) { // the same form may have come in beside this one
            throw FaultException.of(Fault.NOT_READ_FIRST);
        }
    }

    /** As where a form was sent twice. */
    private boolean isKept(UUID recording, Set<ReaderStatement> said, String words) {
        return own.of(recording, reader.getName())
                .filter(kept -> kept.own().equals(said) && kept.words().equals(words))
                .isPresent();
    }

    private static Set<ReaderStatement> statements(List<String> ticked) {
        Set<String> known =
                Arrays.stream(ReaderStatement.values()).map(Enum::name).collect(Collectors.toSet());
        if (!known.containsAll(ticked)) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This", "own");
        }
        return ticked.stream().map(ReaderStatement::valueOf).collect(Collectors.toUnmodifiableSet());
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
