package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.refresh.TrainingOutlet;
import org.einthoven.refresh.TrainingSet;
import org.einthoven.refresh.TrainingSet.Counted;
import org.einthoven.refresh.TrainingSetDesk;
import org.einthoven.refresh.TrainingSets;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Training sets made of reviews, for administrators: counts, and an export that names nobody. */
@Path("/models/training-sets")
@RolesAllowed(Roles.ADMINISTRATOR)
public class TrainingSetPages {
    private static final String ENTITY = "TrainingSet";

    private final TrainingSets sets;
    private final TrainingSetDesk desk;
    private final TrainingOutlet outlet;
    private final AuditTrail audit;
    private final SignedIn signedIn;
    private final Times times;

    TrainingSetPages(
            TrainingSets sets,
            TrainingSetDesk desk,
            TrainingOutlet outlet,
            AuditTrail audit,
            SignedIn signedIn,
            Times times) {
        this.sets = sets;
        this.desk = desk;
        this.outlet = outlet;
        this.audit = audit;
        this.signedIn = signedIn;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance trainingSets(List<TrainingSetRow> rows);

        static native TemplateInstance trainingSet(TrainingSetRow row, List<LabelTable> tables);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list() {
        audit.search(ENTITY, "training sets");
        return Templates.trainingSets(
                sets.all().stream().map(set -> TrainingSetRow.of(set, times)).toList());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath UUID id) {
        Counted counted = sets.find(id);
        audit.record(AuditAction.READ, ENTITY, id.toString());
        return Templates.trainingSet(TrainingSetRow.of(counted.set(), times), LabelTable.of(counted.counts()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(@RestForm @DefaultValue("") String name, @RestForm @Nullable String accepted) {
        UUID id = desk.make(name.strip(), accepted != null, signedIn.getName());
        return Response.seeOther(URI.create("/models/training-sets/" + id)).build();
    }

    @GET
    @Path("{id}/export")
    @Produces("application/zip")
    public Response export(@RestPath UUID id) {
        TrainingSet set = outlet.announce(id);
        StreamingOutput zip = target -> outlet.write(set, target);
        return Response.ok(zip)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + set.name() + "-" + set.version() + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
