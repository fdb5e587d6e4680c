package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.einthoven.archive.KeptText;
import org.einthoven.archive.WorklistViews;
import org.einthoven.archive.WorklistViews.View;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Roles;

/** Keeps the filters of the worklist under a name, each reader's for themselves. */
@Path("/views")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ViewPages {
    private static final String TYPE = "WorklistView";

    private final WorklistViews views;
    private final AuditTrail audit;
    private final SignedIn reader;

    ViewPages(WorklistViews views, AuditTrail audit, SignedIn reader) {
        this.views = views;
        this.audit = audit;
        this.reader = reader;
    }

    /** Keeps the filters that are posted with the name. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response keep(MultivaluedMap<String, String> posted) {
        WorklistQuery query = WorklistQuery.of(posted);
        String name = name(posted);
        views.keep(reader.getName(), new View(name, query.address()));
        audit.record(AuditAction.CREATE, TYPE, name);
        return Response.seeOther(URI.create(query.address(1))).build();
    }

    @POST
    @Path("/removed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response remove(MultivaluedMap<String, String> posted) {
        String name = name(posted);
        views.drop(reader.getName(), name);
        audit.record(AuditAction.DELETE, TYPE, name);
        return afterSigningIn();
    }

    /** Where one lands who had to sign in again. */
    @GET
    public Response afterSigningIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    private static String name(MultivaluedMap<String, String> posted) {
        return KeptText.cleaned(Optional.ofNullable(posted.getFirst("name")).orElse(""))
                .strip();
    }
}
