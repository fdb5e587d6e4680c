package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.datatype.EI;
import ca.uhn.hl7v2.model.v251.datatype.HD;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.einthoven.orders.IssuedNumber;

/** Who assigns numbers: HL7 v2's namespace and universal id (HD) as the system of a FHIR identifier, and back. */
final class Authorities {
    /** Of those who have a name and nothing else. */
    private static final String NAMED = "https://einthoven.org/fhir/hl7v2-authority/";

    private static final String OID = "urn:oid:";
    private static final String UUID = "urn:uuid:";

    private final Map<String, String> systems;

    /** @param systems by namespace */
    Authorities(Map<String, String> systems) {
        this.systems = Map.copyOf(systems);
    }

    /** @param type of HL7 table 0301 */
    String system(String namespace, String universalId, String type) {
        String listed = systems.get(namespace);
        if (listed != null) {
            return listed;
        }
        if (universalId.isEmpty()) {
            return namespace.isEmpty() ? "" : NAMED + URLEncoder.encode(namespace, StandardCharsets.UTF_8);
        }
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "ISO" -> OID + universalId;
            case "UUID", "GUID" -> UUID + universalId.toLowerCase(Locale.ROOT);
            case "URI", "URL" -> universalId;
            default -> NAMED + URLEncoder.encode(universalId, StandardCharsets.UTF_8);
        };
    }

    void write(String system, HD authority) throws HL7Exception {
        Named named = named(system);
        authority.getNamespaceID().setValue(named.namespace());
        authority.getUniversalID().setValue(named.universalId());
        authority.getUniversalIDType().setValue(named.type());
    }

    void write(IssuedNumber number, EI order) throws HL7Exception {
        Named named = named(number.system());
        order.getEntityIdentifier().setValue(number.value());
        order.getNamespaceID().setValue(named.namespace());
        order.getUniversalID().setValue(named.universalId());
        order.getUniversalIDType().setValue(named.type());
    }

    private record Named(String namespace, String universalId, String type) {}

    private Named named(String system) {
        if (system.startsWith(NAMED)) {
            String name = URLDecoder.decode(system.substring(NAMED.length()), StandardCharsets.UTF_8);
            return new Named(name, "", "");
        }
        String namespace = systems.entrySet().stream()
                .filter(listed -> listed.getValue().equals(system))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
        if (system.startsWith(OID)) {
            return new Named(namespace, system.substring(OID.length()), "ISO");
        }
        return new Named(namespace, system, system.isEmpty() ? "" : "URI");
    }
}
