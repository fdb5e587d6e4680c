package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.BaseParam;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.IndexQuery.Order;
import org.einthoven.fhir.store.EffectiveTime;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Puts FHIR search parameters into conditions on the index. Repeated parameters must all match, commas mean "or". */
final class SearchConditions {

    private final String type;
    private final IndexQuery query;
    private final String serverBase;

    SearchConditions(String resourceType, String serverBase) {
        this.type = resourceType;
        this.query = new IndexQuery(resourceType);
        this.serverBase = serverBase;
    }

    /** Those of the parameters that Observations and reports share. */
    SearchConditions shared(
            @Nullable TokenAndListParam id,
            @Nullable DateAndListParam lastUpdated,
            @Nullable ReferenceAndListParam patient,
            @Nullable ReferenceAndListParam subject,
            @Nullable TokenAndListParam code,
            @Nullable DateAndListParam date,
            @Nullable TokenAndListParam status,
            @Nullable SortSpec sort) {
        return id(id).lastUpdated(lastUpdated)
                .patient("patient", patient)
                .patient("subject", subject)
                .code(code)
                .date(date)
                .status(status)
                .sort(sort);
    }

    String type() {
        return type;
    }

    IndexQuery query() {
        return query;
    }

    private SearchConditions id(@Nullable TokenAndListParam ids) {
        return tokens("_id", ids, id -> IndexCondition.of("id = ?", value("_id", id.getValue())));
    }

    private SearchConditions status(@Nullable TokenAndListParam statuses) {
        return tokens(
                "status", statuses, status -> IndexCondition.of("status = ?", value("status", status.getValue())));
    }

    /** By code with or without system; {@code system|} alone is not offered. */
    private SearchConditions code(@Nullable TokenAndListParam codes) {
        return tokens("code", codes, code -> {
            String system = code.getSystem();
            String value = value("code", code.getValue());
            String[] rendered = RenderedCodes.indexed(system == null || system.isEmpty() ? null : system, value)
                    .toArray(String[]::new);
            String sent = system == null ? value : IndexRow.token(system, value);
            return IndexCondition.of("(code = any(?) or sent_codes @> array[cast(? as text)])", rendered, sent);
        });
    }

    /** Of what was sent: by value with or without system. */
    SearchConditions identifier(@Nullable TokenAndListParam identifiers) {
        return tokens("identifier", identifiers, SearchConditions::identifier);
    }

    static IndexCondition identifier(TokenParam identifier) {
        String value = value("identifier", identifier.getValue());
        String system = identifier.getSystem();
        return IndexCondition.of(
                "identifiers @> array[cast(? as text)]", system == null ? value : IndexRow.token(system, value));
    }

    SearchConditions finding(@Nullable TokenAndListParam codes) {
        return tokens("value-concept", codes, code -> {
            String value = value("value-concept", code.getValue());
            boolean foreign = code.getSystem() != null && !code.getSystem().equals(CodeSystems.FINDING);
            return foreign
                    ? IndexCondition.of("false")
                    : IndexCondition.of("value_code = ?", IndexRow.token(CodeSystems.FINDING, value));
        });
    }

    /** By a Patient of this server, or by the reference as it was sent. */
    private SearchConditions patient(String name, @Nullable ReferenceAndListParam references) {
        return references(name, references, "Patient", reference -> {
            String base = reference.getBaseUrl();
            return base == null || base.equals(serverBase)
                    ? IndexCondition.of("patient_id = ?", value(name, reference.getIdPart()))
                    : IndexCondition.of("patient_id is null and subject = ?", reference.getValue());
        });
    }

    SearchConditions derivedFrom(@Nullable ReferenceAndListParam references) {
        return observations("derived-from", references, "derived_from = ?");
    }

    SearchConditions result(@Nullable ReferenceAndListParam references) {
        return observations("result", references, "results @> array[cast(? as text)]");
    }

    /** The id leads to the recording, and the recording to the few rows to look at. */
    private SearchConditions observations(String name, @Nullable ReferenceAndListParam references, String condition) {
        return references(name, references, "Observation", reference -> {
            String id = value(name, reference.getIdPart());
            return DerivedIds.recordingOf(id)
                    .map(recording -> IndexCondition.of("recording_id = ? and " + condition, recording, id))
                    .orElse(IndexCondition.of("false"));
        });
    }

    private SearchConditions date(@Nullable DateAndListParam dates) {
        return dates("date", dates, "starts_at", "ends_at");
    }

    private SearchConditions lastUpdated(@Nullable DateAndListParam dates) {
        return dates("_lastUpdated", dates, "updated_at", "updated_at");
    }

    private SearchConditions sort(@Nullable SortSpec sort) {
        if (sort == null) {
            return this;
        }
        boolean descending = sort.getOrder() == SortOrderEnum.DESC;
        boolean supported = sort.getChain() == null;
        if (supported && "date".equals(sort.getParamName())) {
            query.orderBy(descending ? Order.NEWEST_DATE : Order.OLDEST_DATE);
        } else if (supported && "_lastUpdated".equals(sort.getParamName())) {
            query.orderBy(descending ? Order.NEWEST_UPDATE : Order.OLDEST_UPDATE);
        } else {
            throw FaultException.of(
                    Fault.INVALID_PARAMETER,
                    Excerpt.of(String.valueOf(sort.getParamName())),
                    "_sort (date or _lastUpdated)");
        }
        return this;
    }

    private interface Condition<P> {
        IndexCondition of(P parameter);
    }

    private SearchConditions tokens(String name, @Nullable TokenAndListParam all, Condition<TokenParam> condition) {
        if (all != null) {
            all.getValuesAsQueryTokens()
                    .forEach(any -> query.anyOf(any.getValuesAsQueryTokens().stream()
                            .map(token -> {
                                refuseModifier(
                                        name,
                                        token,
                                        token.getModifier() == null
                                                ? null
                                                : token.getModifier().getValue());
                                return condition.of(token);
                            })
                            .toList()));
        }
        return this;
    }

    private SearchConditions references(
            String name, @Nullable ReferenceAndListParam all, String type, Condition<ReferenceParam> condition) {
        if (all != null) {
            all.getValuesAsQueryTokens()
                    .forEach(any -> query.anyOf(any.getValuesAsQueryTokens().stream()
                            .map(reference -> {
                                refuseModifier(name, reference, reference.getChain());
                                String stated = reference.getResourceType();
                                if (stated != null && !stated.equals(type)) {
                                    throw invalid(name, reference.getValue());
                                }
                                return condition.of(reference);
                            })
                            .toList()));
        }
        return this;
    }

    private SearchConditions dates(String name, @Nullable DateAndListParam all, String start, String end) {
        if (all != null) {
            all.getValuesAsQueryTokens()
                    .forEach(any -> query.anyOf(any.getValuesAsQueryTokens().stream()
                            .map(date -> {
                                refuseModifier(name, date, null);
                                return date(name, date, start, end);
                            })
                            .toList()));
        }
        return this;
    }

    /** FHIR R4 3.1.1.4.7: both the parameter and the resource are spans of time, [start, end). */
    private static IndexCondition date(String name, DateParam date, String start, String end) {
        DateTimeType asked = new DateTimeType(date.getValueAsString());
        Instant from = Objects.requireNonNull(EffectiveTime.startOf(asked));
        Instant to = Objects.requireNonNull(EffectiveTime.endOf(asked));
        ParamPrefixEnum prefix = Optional.ofNullable(date.getPrefix()).orElse(ParamPrefixEnum.EQUAL);
        String last = start.equals(end) ? end + " < ?" : end + " <= ?";
        return switch (prefix) {
            case EQUAL -> IndexCondition.of("(" + start + " >= ? and " + last + ")", from, to);
            case NOT_EQUAL -> IndexCondition.of("not (" + start + " >= ? and " + last + ")", from, to);
            case LESSTHAN -> IndexCondition.of(start + " < ?", from);
            case LESSTHAN_OR_EQUALS -> IndexCondition.of(start + " < ?", to);
            case GREATERTHAN -> IndexCondition.of(end + (start.equals(end) ? " >= ?" : " > ?"), to);
            case GREATERTHAN_OR_EQUALS -> IndexCondition.of(end + (start.equals(end) ? " >= ?" : " > ?"), from);
            case STARTS_AFTER -> IndexCondition.of(start + " >= ?", to);
            case ENDS_BEFORE -> IndexCondition.of(end + (start.equals(end) ? " < ?" : " <= ?"), from);
            default -> throw invalid(name, String.valueOf(date));
        };
    }

    private static void refuseModifier(String name, BaseParam parameter, @Nullable String modifier) {
        if (parameter.getMissing() != null || (modifier != null && !modifier.isEmpty())) {
            throw FaultException.of(
                    Fault.UNKNOWN_PARAMETER, Excerpt.of(name + ":" + (modifier == null ? "missing" : modifier)));
        }
    }

    private static String value(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid(name, value == null ? "" : value);
        }
        return value;
    }

    private static FaultException invalid(String name, String value) {
        return FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(value) + "\"", name);
    }
}
