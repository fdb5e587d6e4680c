package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceVersionComponent;

/** The Devices of readings: every version of a model that ever took part in one, so that it can be read when it is gone. */
@ApplicationScoped
class KeptDevices {

    private static final int MOST_REMEMBERED = 1_000;

    private final ResourceStore store;
    private final ResourceWriter writer;
    private final Locks locks;
    private final FhirJson json;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    KeptDevices(ResourceStore store, ResourceWriter writer, Locks locks, FhirJson json) {
        this.store = store;
        this.writer = writer;
        this.locks = locks;
        this.json = json;
    }

    /** Writes those that are not there, or say something else by now, as the software does after an update. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(List<Device> devices) {
        List<Device> missing = missing(devices);
        if (!missing.isEmpty()) {
            locks.hold(missing.stream()
                    .map(device -> "Device " + device.getIdPart())
                    .toList());
            writer.writeAll(missing(missing).stream()
                    .map(device -> Change.update(device.copy(), device.getIdPart()))
                    .toList());
        }
    }

    private List<Device> missing(List<Device> devices) {
        Map<String, String> kept = store
                .all("Device", devices.stream().map(Device::getIdPart).toList())
                .stream()
                .filter(version -> !version.isDeletion())
                .collect(Collectors.toMap(StoredVersion::id, this::versionIn));
        return devices.stream()
                .filter(device -> !version(device).equals(kept.get(device.getIdPart())))
                .toList();
    }

    /** Of the same few devices it is asked at each report. */
    private String versionIn(StoredVersion stored) {
        if (versions.size() > MOST_REMEMBERED) {
            versions.clear();
        }
        return versions.computeIfAbsent(
                Objects.requireNonNull(stored.body()), body -> version(json.parse(Device.class, body)));
    }

    /** All that a device says of its version. */
    private static String version(Device device) {
        return device.getVersion().stream()
                .map(DeviceVersionComponent::getValue)
                .collect(Collectors.joining("\n"));
    }
}
