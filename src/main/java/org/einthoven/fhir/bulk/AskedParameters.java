package org.einthoven.fhir.bulk;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** The parameters of an operation, wherever they stand: in the address, or in a body of Parameters. */
final class AskedParameters {

    /** How the answer is to look, which is said of every request. */
    private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    static AskedParameters of(RequestDetails request) {
        AskedParameters all = new AskedParameters();
        request.getParameters().forEach((name, texts) -> Stream.of(texts).forEach(text -> all.add(name, text)));
        if (request.getRequestType() == RequestTypeEnum.POST) {
            body(request).getParameter().forEach(parameter -> {
                if (!parameter.hasValue() || !parameter.getValue().isPrimitive()) {
                    throw FaultException.of(
                            Fault.INVALID_PARAMETER, "What is no simple value", Excerpt.of(parameter.getName()));
                }
                all.add(parameter.getName(), parameter.getValue().primitiveValue());
            });
        }
        return all;
    }

    private static Parameters body(RequestDetails request) {
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new Parameters();
        }
        EncodingEnum encoding = EncodingEnum.detectEncodingNoDefault(text);
        if (encoding == null) {
            throw FaultException.of(Fault.UNREADABLE_BODY, "it is no Parameters.");
        }
        return encoding.newParser(request.getFhirContext()).parseResource(Parameters.class, text);
    }

    private void add(String name, String value) {
        if (!OF_THE_ANSWER.contains(name)) {
            values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    /** All values of a parameter; none where it was not given. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The one value of a parameter; null where it was not given. */
    @Nullable
    String one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "More than one value", name);
        }
        return all.isEmpty() ? null : all.get(0);
    }
}
