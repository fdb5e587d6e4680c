package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;

/** Devices: every version of a model that ever took part in a reading, and the software itself. */
@ApplicationScoped
public class DeviceProvider implements IResourceProvider {

    private final SearchIndex index;
    private final String version;

    DeviceProvider(SearchIndex index, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.index = index;
        this.version = version;
    }

    @Override
    public Class<Device> getResourceType() {
        return Device.class;
    }

    /** Holds no clinical data, so administrators see it too and no audit row is written. */
    @Read
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
    public Device read(@IdParam IdType id) {
        if (id.getIdPart().equals(ModelDevices.SOFTWARE_ID)) {
            return ModelDevices.software(version);
        }
        return index.model(id.getIdPart()).map(ModelDevices::device).orElseThrow(() -> Bodies.notFound("Device", id));
    }
}
