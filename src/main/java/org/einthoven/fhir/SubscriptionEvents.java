package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.ResourcesWritten;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.subscription.RestHook;
import org.einthoven.fhir.subscription.Subscribed;
import org.einthoven.outbox.Outbox;
import org.hl7.fhir.r4.model.Subscription;

/** Orders a notification for whoever wants to know of what was written, in the transaction that writes it. */
@ApplicationScoped
class SubscriptionEvents {

    /** More subscriptions than a clinic has systems. */
    private static final int MOST = 1_000;

    private final RestHook hook;
    private final ResourceSearch search;
    private final SearchCriteria criteria;
    private final Matching matching;
    private final FhirJson json;
    private final Outbox outbox;
    private final EntityManager entities;

    SubscriptionEvents(
            RestHook hook,
            ResourceSearch search,
            SearchCriteria criteria,
            Matching matching,
            FhirJson json,
            Outbox outbox,
            EntityManager entities) {
        this.hook = hook;
        this.search = search;
        this.criteria = criteria;
        this.matching = matching;
        this.json = json;
        this.outbox = outbox;
        this.entities = entities;
    }

    /** Refuses a search that is not possible, or that looks at what the caller may not search. */
    void check(Subscribed subscribed) {
        if (!subscribed.query().isEmpty()) {
            matching.allowedConditions(subscribed.type(), subscribed.query());
        }
    }

    /** What must hold of a resource. */
    private List<Condition> conditions(Subscribed subscribed) {
        return subscribed.query().isEmpty() ? List.of() : matching.conditions(subscribed.type(), subscribed.query());
    }

    void written(@Observes ResourcesWritten event) {
        List<StoredVersion> told = event.versions().stream()
                .filter(version -> !version.isDeletion() && Subscribed.TYPES.contains(version.type()))
                .toList();
        if (told.isEmpty() || hook.allowed().isEmpty()) {
            return;
        }
        SearchQuery wanting = new SearchQuery(
                SubscriptionCourier.TYPE,
                List.of(criteria.condition(SubscriptionCourier.TYPE, "status", "active,error")),
                List.of(),
                null,
                MOST);
        search.page(wanting).matches().forEach(subscription -> tell(subscription, told));
    }

    private void tell(StoredVersion subscription, List<StoredVersion> written) {
        Subscribed subscribed = Subscribed.of(json.parse(Subscription.class, subscription.body()));
        List<String> ids = written.stream()
                .filter(version -> version.type().equals(subscribed.type()))
                .map(StoredVersion::id)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        List<Condition> conditions = new ArrayList<>(conditions(subscribed));
        conditions.add(criteria.condition(subscribed.type(), "_id", ids.stream().collect(Collectors.joining(","))));
        SearchQuery matches = new SearchQuery(subscribed.type(), conditions, List.of(), null, ids.size());
        search.page(matches).matches().forEach(match -> order(subscription.id(), match));
    }

    private void order(String subscriptionId, StoredVersion match) {
        outbox.order(
                SubscriptionCourier.CHANNEL,
                SubscriptionCourier.TYPE + "/" + subscriptionId,
                next(subscriptionId) + " " + match.type() + "/" + match.id());
    }

    /** Of all events of one subscription, each gets the next number. */
    private long next(String subscriptionId) {
        return ((Number) entities.createNativeQuery(
                                "insert into subscription_events as e (subscription_id, events) values (?, 1)"
                                        + " on conflict (subscription_id) do update set events = e.events + 1"
                                        + " returning events")
                        .setParameter(1, subscriptionId)
                        .getSingleResult())
                .longValue();
    }

    /** How many there were. */
    long count(String subscriptionId) {
        List<?> rows = entities.createNativeQuery("select events from subscription_events where subscription_id = ?")
                .setParameter(1, subscriptionId)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }
}
