package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.einthoven.registry.ActiveModels;
import org.einthoven.security.Roles;

/** What the server reads with, for administrators. */
@Path("/models")
public class ModelPages {
    private final ActiveModels models;

    ModelPages(ActiveModels models) {
        this.models = models;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance models(List<ModelRow> models);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance models() {
        return Templates.models(models.versions().stream().map(ModelRow::of).toList());
    }
}
