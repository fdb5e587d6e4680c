package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.CountParameter;
import ca.uhn.fhir.rest.server.method.IParameter;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import ca.uhn.fhir.rest.server.method.SearchParameter;
import ca.uhn.fhir.rest.server.method.SortParameter;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Holds searches to the parameters that there are. HAPI passes over any that begins with an underscore, and so would
 * give a whole ward to a client who asked for one tag. Here a parameter that is not known is left out and said to be, in
 * the answer and by its absence from the self link; a client who prefers strict handling is refused (FHIR R4, 3.1.1.4.1).
 * A modifier or chain that is not known always is refused: without it the parameter would mean something else.
 */
@Interceptor
public final class SearchGuard {

    private static final String LEFT_OUT = SearchGuard.class.getName();

    /** HAPI does these for every search. */
    private static final Set<String> OF_EVERY_SEARCH = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "_summary", Set.of("true", "text", "data", "count", "false"),
            "_total", Set.of("none", "estimate", "accurate"),
            "_pretty", Set.of("true", "false"));

    private static final Pattern TYPE_OF_REFERENCE = Pattern.compile("[A-Z][A-Za-z]+");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(ServletRequestDetails request) {
        if (!isSearch(request)) {
            return;
        }
        search(request.getServer(), request.getResourceName()).ifPresent(search -> {
            Map<String, String[]> kept = new HashMap<>(request.getParameters());
            kept.keySet().removeIf(name -> !isKnown(search, name));
            kept.forEach(SearchGuard::checkChoice);
            List<String> leftOut = request.getParameters().keySet().stream()
                    .filter(name -> !kept.containsKey(name))
                    .sorted()
                    .toList();
            if (!leftOut.isEmpty()) {
                if (Preference.isStrict(request)) {
                    throw FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(String.join(" and ", leftOut)));
                }
                request.setParameters(kept);
                request.getUserData().put(LEFT_OUT, leftOut);
            }
        });
    }

    /** The parameters that this search goes without, in order. */
    static List<String> leftOut(RequestDetails request) {
        Object leftOut = request.getUserData().get(LEFT_OUT);
        return leftOut instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static boolean isSearch(RequestDetails request) {
        boolean plain = request.getRequestType() == RequestTypeEnum.GET && request.getOperation() == null;
        return request.getResourceName() != null
                && request.getId() == null
                && (plain || "_search".equals(request.getOperation()));
    }

    private static Optional<SearchMethodBinding> search(RestfulServer server, String type) {
        return server.getResourceBindings().stream()
                .filter(binding -> type.equals(binding.getResourceName()))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .filter(SearchMethodBinding.class::isInstance)
                .map(SearchMethodBinding.class::cast)
                .findFirst();
    }

    private static boolean isKnown(SearchMethodBinding search, String stated) {
        String name = stated.split("[:.]", 2)[0];
        String rest = stated.substring(name.length());
        boolean known = OF_EVERY_SEARCH.contains(name)
                || (name.equals("_total") && isCounted(search))
                || search.getParameters().stream().anyMatch(parameter -> answers(parameter, name));
        if (known && !rest.isEmpty() && !isTypeOfReference(search, name, rest)) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(stated));
        }
        return known;
    }

    private static boolean isCounted(SearchMethodBinding search) {
        return List.of(search.getMethod().getParameterTypes()).contains(SearchTotalModeEnum.class);
    }

    private static boolean answers(IParameter parameter, String name) {
        return switch (name) {
            case "_count" -> parameter instanceof CountParameter;
            case "_sort" -> parameter instanceof SortParameter;
            default ->
                parameter instanceof SearchParameter known && known.getName().equals(name);
        };
    }

    /** As in {@code subject:Patient=1}; whether the type is the right one is seen with the value. */
    private static boolean isTypeOfReference(SearchMethodBinding search, String name, String rest) {
        return TYPE_OF_REFERENCE.matcher(rest.substring(1)).matches()
                && search.getParameters().stream()
                        .filter(parameter -> answers(parameter, name))
                        .map(SearchParameter.class::cast)
                        .anyMatch(parameter -> parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE);
    }

    private static void checkChoice(String name, String[] values) {
        Set<String> choices = CHOICES.get(name);
        for (String value : values) {
            if (choices != null && !choices.contains(value)) {
                throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(value) + "\"", name);
            }
        }
    }
}
