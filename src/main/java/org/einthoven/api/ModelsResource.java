package org.einthoven.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.registry.ActiveModels;
import org.einthoven.registry.ModelVersion;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The models that the server reads with. */
@Path("/api/models")
@Tag(name = "models", description = "The models that the server reads with")
public class ModelsResource {
    private final ActiveModels models;

    ModelsResource(ActiveModels models) {
        this.models = models;
    }

    /**
     * @param state {@code active}, {@code inactive} or {@code unusable}
     * @param problem why it is unusable
     * @param card the model's card as it lies in its folder; null where it cannot be read
     */
    public record ModelBody(
            String name,
            String version,
            String state,
            String sha256,
            @Nullable String problem,
            @JsonRawValue @Nullable String card) {

        static ModelBody of(ModelVersion model) {
            String state = model.reason() != null ? "unusable" : model.active() ? "active" : "inactive";
            return new ModelBody(
                    model.name(),
                    model.version(),
                    state,
                    model.sha256(),
                    model.reason(),
                    model.card().orElse(null));
        }
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every version of every model", description = "State, hash of the weights, and the card.")
    public List<ModelBody> models() {
        return models.versions().stream().map(ModelBody::of).toList();
    }
}
