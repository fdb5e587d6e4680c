package org.einthoven.fhir.store;

import java.util.List;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What a token search asks for: {@code code}, {@code system|code}, {@code |code} or {@code system|} (FHIR R4, 3.1.1.4.10).
 *
 * @param system null for any, empty for none
 * @param code empty for any of the system
 */
public record AskedToken(@Nullable String system, String code) {

    /**
     * @param name of the parameter
     * @param value as it stands in the address, its escapes included
     * @throws FaultException for what cannot be read
     */
    public static AskedToken of(String name, String value) {
        List<String> parts =
                SearchText.split(value, '|').stream().map(SearchText::plain).toList();
        if (parts.size() == 1) {
            return new AskedToken(null, parts.get(0));
        }
        if (parts.size() > 2 || (parts.get(0).isEmpty() && parts.get(1).isEmpty())) {
            throw SearchText.invalid(name, value);
        }
        return new AskedToken(parts.get(0), parts.get(1));
    }
}
