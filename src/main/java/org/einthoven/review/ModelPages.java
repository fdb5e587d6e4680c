package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.inference.ModelFault;
import org.einthoven.registry.LiveModels;
import org.einthoven.registry.ModelArrivals;
import org.einthoven.registry.ModelIntake;
import org.einthoven.registry.ModelState;
import org.einthoven.registry.ModelVersion;
import org.einthoven.registry.ModelVersions;
import org.einthoven.registry.ModelZip;
import org.einthoven.registry.PromotionGate;
import org.einthoven.registry.Rereadings;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What the server reads with and could read with, for administrators. */
@Path("/models")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class ModelPages {
    static final String UPLOAD = "/models/upload";

    private final ModelVersions versions;
    private final ModelArrivals arrivals;
    private final ModelIntake intake;
    private final Rereadings slices;
    private final PromotionGate gate;
    private final LiveModels live;
    private final AuditTrail audit;
    private final SignedIn signedIn;
    private final Times times;
    private final Language language;

    ModelPages(
            ModelVersions versions,
            ModelArrivals arrivals,
            ModelIntake intake,
            Rereadings slices,
            PromotionGate gate,
            LiveModels live,
            AuditTrail audit,
            SignedIn signedIn,
            Times times,
            Language language) {
        this.versions = versions;
        this.language = language;
        this.arrivals = arrivals;
        this.intake = intake;
        this.slices = slices;
        this.gate = gate;
        this.live = live;
        this.audit = audit;
        this.signedIn = signedIn;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance models(ModelOverview overview);

        static native TemplateInstance model(ModelDetail detail);

        static native TemplateInstance modelComparison(ModelComparison comparison);

        private Templates() {}
    }

    @GET
    public TemplateInstance models() {
        var byName = versions.all().stream()
                .map(version -> ModelRow.of(version, times))
                .collect(Collectors.groupingBy(ModelRow::name, java.util.TreeMap::new, Collectors.toList()));
        List<ModelOverview.Task> tasks = byName.entrySet().stream()
                .map(task -> new ModelOverview.Task(task.getKey(), task.getValue()))
                .toList();
        return Templates.models(new ModelOverview(tasks, arrivals.refused(), live.problems()));
    }

    @GET
    @Path("{name}/{version}")
    public TemplateInstance model(@RestPath String name, @RestPath String version) {
        // before what it counts the changes of: what changes in between makes a decision stale, never the other way
        // round
        long seen = versions.generation();
        ModelVersion model = find(name, version);
        return Templates.model(new ModelDetail(
                ModelRow.of(model, times),
                versions.changes(model.id).stream()
                        .map(change -> ModelDetail.Change.of(change, times))
                        .toList(),
                slices.of(model.id).stream()
                        .map(slice -> ModelSlice.of(slice, times))
                        .toList(),
                slices.tried(model.id),
                model.state == ModelState.ACTIVE || model.state == ModelState.WITHDRAWN
                        ? null
                        : GateView.of(gate.judge(model)),
                versions.proposal(model.id, seen)
                        .map(proposal -> proposal.who + ": " + proposal.why)
                        .orElse(null),
                seen,
                versions.in(name, ModelState.ACTIVE)
                        .map(active -> active.version)
                        .orElse(null),
                versions.lastGood(name).map(good -> good.version).orElse(null)));
    }

    /** Two versions side by side; the first is the active one unless it is named. */
    @GET
    @Path("{name}/compare")
    public TemplateInstance compare(
            @RestPath String name, @QueryParam("one") @Nullable String one, @QueryParam("other") String other) {
        ModelVersion left = one != null
                ? find(name, one)
                : versions.in(name, ModelState.ACTIVE).orElseThrow(() -> unknown(name, "active"));
        return Templates.modelComparison(ModelComparison.of(
                ModelRow.of(left, times),
                ModelRow.of(find(name, other), times),
                language.words(ModelWords.class).figuresOfTwo(left.version, other)));
    }

    /** Looks into the models folder for versions that came since. */
    @POST
    @Path("look")
    public Response look() {
        arrivals.look();
        return Response.seeOther(URI.create("/models")).build();
    }

    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null || file.size() == 0) {
            throw FaultException.of(Fault.BAD_REQUEST, "no file was chosen, or it is empty.");
        }
        try (InputStream zip = Files.newInputStream(file.uploadedFile())) {
            ModelVersion taken =
                    intake.take(ModelZip.read(file.fileName(), zip), ModelVersion.Origin.UPLOAD, signedIn.getName());
            return Response.seeOther(page(taken.name, taken.version)).build();
        } catch (ModelFault fault) {
            audit.record(
                    AuditAction.CREATE,
                    "ModelVersion",
                    null,
                    fault.check() + ": " + fault.getMessage(),
                    Outcome.REFUSED);
            throw FaultException.of(Fault.MODEL_REFUSED, fault.check().words(), String.valueOf(fault.getMessage()));
        }
    }

    private ModelVersion find(String name, String version) {
        return Optional.of(name)
                .flatMap(task -> versions.find(task, version))
                .orElseThrow(() -> unknown(name, version));
    }

    private static FaultException unknown(String name, String version) {
        return FaultException.of(Fault.NOT_FOUND, "model version", name + " " + version);
    }

    static URI page(String name, String version) {
        return URI.create("/models/" + name + "/" + version);
    }
}
