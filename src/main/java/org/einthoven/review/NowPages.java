package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Tells an open recording's page who reads it now, and what has become of it since the page was made. */
@Path("/recordings/{id}/now")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class NowPages {
    private final Recordings recordings;
    private final Claims claims;
    private final Times times;
    private final SignedIn reader;

    NowPages(Recordings recordings, Claims claims, Times times, SignedIn reader) {
        this.recordings = recordings;
        this.claims = claims;
        this.times = times;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance now(String id, @Nullable ClaimView claim, Since since);

        private Templates() {}
    }

    /** What others did meanwhile. */
    public record Since(
            boolean gone, boolean read, boolean withdrawn, boolean corrected, boolean mended, boolean signed) {
        static final Since GONE = new Since(true, false, false, false, false, false);

        public boolean isAnything() {
            return read || corrected || mended || signed;
        }
    }

    /** @param seen the {@link Stamp} of the page */
    @GET
    public Response now(@PathParam("id") String id, @QueryParam("seen") @DefaultValue("") String seen) {
        UUID asked = RecordingId.parse(id);
        return recordings
                .find(asked)
                .map(recording -> now(recording, seen))
                .orElseGet(() -> answer(404, Templates.now(asked.toString(), null, Since.GONE)));
    }

    private Response now(StoredRecording recording, String seen) {
        Stamp then = Stamp.parse(seen);
        Stamp now = Stamp.of(recording, recordings.mendedFrom(recording.id));
        Since since = new Since(
                false,
                now.isReadSince(then),
                recording.withdrawn,
                now.isCorrectedSince(then),
                now.isMendedSince(then),
                now.isSignedSince(then));
        boolean open = now.signed() == 0 && !recording.withdrawn;
        ClaimView claim = open ? ClaimView.of(claims.of(recording.id), reader.getName(), times) : null;
        return answer(200, Templates.now(recording.id.toString(), claim, since));
    }

    private static Response answer(int status, TemplateInstance said) {
        return Response.status(status)
                .entity(said)
                .header("Cache-Control", "no-store")
                .build();
    }
}
