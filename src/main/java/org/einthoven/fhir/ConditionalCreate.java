package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;

/**
 * Creates that happen once, however often they are asked for (FHIR R4, 3.1.0.8.2): an EHR that heard no answer sends
 * again with the same {@code If-None-Exist: identifier=system|value}. Of several at once the first creates and the
 * others wait and find it.
 */
@ApplicationScoped
class ConditionalCreate {

    private static final String HEADER = "If-None-Exist";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Session session;

    ConditionalCreate(Session session) {
        this.session = session;
    }

    /**
     * What is there already, in the caller's transaction, until whose end nobody else creates under this identifier.
     *
     * @param find what has an identifier; two of them are enough
     * @return empty where there is none, or no condition: then it is to be created
     * @throws FaultException {@link Fault#AMBIGUOUS_CONDITION}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    <T> Optional<T> existing(String type, RequestDetails request, Function<TokenParam, List<T>> find) {
        String condition = request.getHeader(HEADER);
        if (condition == null) {
            return Optional.empty();
        }
        return existing(type, identifier(condition), find);
    }

    /** The same for an identifier that is a condition without saying so. */
    @Transactional(Transactional.TxType.MANDATORY)
    <T> Optional<T> existing(String type, TokenParam identifier, Function<TokenParam, List<T>> find) {
        lock(type + " " + identifier.getValue());
        List<T> found = find.apply(identifier);
        if (found.size() > 1) {
            throw FaultException.of(Fault.AMBIGUOUS_CONDITION, type);
        }
        return found.stream().findFirst();
    }

    private static TokenParam identifier(String condition) {
        String query = condition.substring(condition.indexOf('?') + 1);
        Map<String, String[]> parameters = UrlUtil.parseQueryString(query);
        String[] values = parameters.getOrDefault("identifier", new String[0]);
        if (parameters.size() != 1 || values.length != 1 || values[0].contains(",")) {
            throw invalid(condition);
        }
        int bar = values[0].indexOf('|');
        String value = values[0].substring(bar + 1);
        if (value.isBlank()) {
            throw invalid(condition);
        }
        return new TokenParam(bar < 0 ? null : values[0].substring(0, bar), value);
    }

    private static FaultException invalid(String condition) {
        return FaultException.of(
                Fault.INVALID_PARAMETER, "\"" + Excerpt.of(condition) + "\"", HEADER + " (identifier=system|value)");
    }

    private void lock(String name) {
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(LOCK)) {
                statement.setString(1, name);
                statement.execute();
            }
        });
    }
}
