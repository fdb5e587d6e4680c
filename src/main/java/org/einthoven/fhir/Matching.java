package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.SearchText;
import org.einthoven.fhir.store.SearchTime;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.store.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * The one resource that a condition means, as in {@code If-None-Exist} or {@code PUT Patient?identifier=…} (FHIR R4,
 * 3.1.0.7.1 and 3.1.0.8.1). Of several who come at once with the same condition, one goes on and the others wait for it.
 */
@ApplicationScoped
class Matching {

    private static final String IDENTIFIER = "identifier";

    private final ResourceSearch search;
    private final SearchTime time;
    private final SearchCriteria criteria;
    private final ResourceStore store;
    private final Locks locks;
    private final CallerAccess caller;

    Matching(
            ResourceSearch search,
            SearchTime time,
            SearchCriteria criteria,
            ResourceStore store,
            Locks locks,
            CallerAccess caller) {
        this.search = search;
        this.time = time;
        this.criteria = criteria;
        this.store = store;
        this.locks = locks;
        this.caller = caller;
    }

    /**
     * @param condition search parameters, with or without the type and a question mark before them
     * @throws FaultException {@link Fault#AMBIGUOUS_CONDITION} where it is more than one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredVersion> one(String type, String condition) {
        return one(MatchCondition.of(type, condition));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredVersion> one(MatchCondition condition) {
        locks.hold(condition.lock());
        return standing(condition);
    }

    /** What matches at this moment, while others may write what does. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredVersion> standing(MatchCondition condition) {
        return all(condition, 1).stream().findFirst();
    }

    /** Refuses what was written where a condition, by which something was written, would not find the one that it meant. */
    @Transactional(Transactional.TxType.MANDATORY)
    void checkOneAtMost(@Nullable MatchCondition condition) {
        if (condition != null) {
            standing(condition);
        }
    }

    /**
     * At this moment.
     *
     * @param most more are {@link Fault#AMBIGUOUS_CONDITION}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<StoredVersion> all(MatchCondition condition, int most) {
        SearchQuery query = new SearchQuery(condition.type(), allowedConditions(condition), List.of(), null, most + 1);
        List<StoredVersion> found = time.within(() -> search.page(query).matches());
        if (found.size() > most) {
            throw FaultException.of(Fault.AMBIGUOUS_CONDITION, condition.type(), Excerpt.of(condition.toString()));
        }
        return found;
    }

    /**
     * The id that a conditional update writes (FHIR R4, 3.1.0.4.3): that of the match or, where there is none, the one that
     * the body states; empty for a resource that is new and states none.
     *
     * @param stated in the body
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<String> idToUpdate(MatchCondition condition, @Nullable String stated) {
        Optional<String> found = one(condition).map(StoredVersion::id);
        if (stated == null) {
            return found;
        }
        if (found.isPresent() && !stated.equals(found.get())) {
            throw FaultException.of(Fault.OTHER_ID, Excerpt.of(stated), found.get());
        }
        boolean taken = found.isEmpty()
                && store.find(condition.type(), stated)
                        .filter(there -> !there.isDeletion())
                        .isPresent();
        if (taken) {
            throw FaultException.of(Fault.ID_TAKEN, condition.type() + "/" + stated, Excerpt.of(condition.toString()));
        }
        return Optional.of(stated);
    }

    /** What must hold of a resource that matches, whoever asks. */
    List<Condition> conditions(String type, String condition) {
        return conditions(MatchCondition.of(type, condition));
    }

    /** The same, of a condition that the caller states. */
    List<Condition> allowedConditions(String type, String condition) {
        return allowedConditions(MatchCondition.of(type, condition));
    }

    private List<Condition> allowedConditions(MatchCondition condition) {
        caller.requireCondition(condition.type(), condition.parameters().keySet(), StoredTypes.ALL);
        return conditions(condition);
    }

    private List<Condition> conditions(MatchCondition condition) {
        SearchLimits.checkCriteria(condition.criteria());
        return condition.parameters().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> criteria.condition(condition.type(), parameter.getKey(), value)))
                .toList();
    }

    /** The condition that means what has this identifier. */
    static String identifier(@Nullable String system, String value) {
        String token = system == null
                ? SearchText.escaped(value)
                : SearchText.escaped(system) + "|" + SearchText.escaped(value);
        return IDENTIFIER + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
