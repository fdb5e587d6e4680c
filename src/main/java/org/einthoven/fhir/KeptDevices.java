package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Device;

/** The Devices of readings: every version of a model that ever took part in one, so that it can be read when it is gone. */
@ApplicationScoped
class KeptDevices {

    private final ResourceStore store;
    private final ResourceWriter writer;
    private final Locks locks;
    private final FhirJson json;

    KeptDevices(ResourceStore store, ResourceWriter writer, Locks locks, FhirJson json) {
        this.store = store;
        this.writer = writer;
        this.locks = locks;
        this.json = json;
    }

    /** Writes those that are not there, or say something else by now, as the software does after an update. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(List<Device> devices) {
        for (Device device : devices) {
            if (!isKept(device)) {
                locks.hold("Device " + device.getIdPart());
                if (!isKept(device)) {
                    writer.write(Change.update(device.copy(), device.getIdPart()));
                }
            }
        }
    }

    private boolean isKept(Device device) {
        return store.find("Device", device.getIdPart())
                .map(StoredVersion::body)
                .flatMap(Optional::ofNullable)
                .map(body -> json.parse(Device.class, body))
                .filter(kept -> kept.getVersion().size() == device.getVersion().size()
                        && kept.getVersionFirstRep()
                                .getValue()
                                .equals(device.getVersionFirstRep().getValue()))
                .isPresent();
    }
}
