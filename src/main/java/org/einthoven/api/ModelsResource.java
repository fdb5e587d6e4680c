package org.einthoven.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.registry.ModelArrivals;
import org.einthoven.registry.ModelVersion;
import org.einthoven.registry.ModelVersions;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The models that this site has. */
@Path("/api/models")
@Tag(name = "models", description = "The models that this site has")
public class ModelsResource {
    private final ModelVersions versions;
    private final ModelArrivals arrivals;

    ModelsResource(ModelVersions versions, ModelArrivals arrivals) {
        this.versions = versions;
        this.arrivals = arrivals;
    }

    /**
     * @param state {@code candidate}, {@code shadow}, {@code active}, {@code retired}, {@code withdrawn}, or {@code unusable}
     *     for a folder that was refused
     * @param signedBy the configured key whose signature was good; null where it is not signed
     * @param problem why it was refused
     * @param card the model's card as it came; null for one that was refused
     */
    public record ModelBody(
            String name,
            String version,
            String state,
            String sha256,
            @Nullable String signedBy,
            @Nullable String problem,
            @JsonRawValue @Nullable String card) {

        static ModelBody of(ModelVersion model) {
            return new ModelBody(
                    model.name, model.version, model.state.word(), model.sha256, model.signedBy, null, model.card);
        }

        static ModelBody of(ModelArrivals.Refused folder) {
            return new ModelBody(folder.name(), folder.version(), "unusable", "", null, folder.reason(), null);
        }
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every version of every model", description = "State, hash of the weights, and the card.")
    public List<ModelBody> models() {
        return Stream.concat(
                        versions.all().stream().map(ModelBody::of),
                        arrivals.refused().stream().map(ModelBody::of))
                .toList();
    }
}
