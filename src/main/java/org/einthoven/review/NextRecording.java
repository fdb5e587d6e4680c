package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.Worklist;

/** Where a reader goes on to who is done with a recording. */
@ApplicationScoped
class NextRecording {
    private final Worklist worklist;
    private final Claims claims;
    private final SignedIn reader;

    NextRecording(Worklist worklist, Claims claims, SignedIn reader) {
        this.worklist = worklist;
        this.claims = claims;
        this.reader = reader;
    }

    /** The recording that is now the first to look at, claimed for the reader; the worklist where none is open. */
    Response after(UUID signed) {
        String address = worklist.after(signed, reader.getName())
                .map(open -> {
                    claims.claim(open, reader.getName());
                    return "/recordings/" + open + "?after=" + signed;
                })
                .orElse("/");
        return Response.seeOther(URI.create(address)).build();
    }
}
