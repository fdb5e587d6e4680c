package org.einthoven.fhir.trail;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.einthoven.archive.SearchName;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.fhir.store.AskedToken;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.DateCriterion;
import org.einthoven.fhir.store.SearchText;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** Puts FHIR's search parameters into conditions on rows of the trail, as AuditEvents show them. */
final class AuditCriteria {
    static final String ID = "_id";
    private static final String LAST_UPDATED = "_lastUpdated";

    /** What can be searched by. */
    static final Map<String, SearchParamType> PARAMETERS = Map.ofEntries(
            Map.entry(ID, SearchParamType.TOKEN),
            Map.entry(LAST_UPDATED, SearchParamType.DATE),
            Map.entry(AuditEvent.SP_DATE, SearchParamType.DATE),
            Map.entry(AuditEvent.SP_AGENT, SearchParamType.REFERENCE),
            Map.entry(AuditEvent.SP_AGENT_NAME, SearchParamType.STRING),
            Map.entry(AuditEvent.SP_PATIENT, SearchParamType.REFERENCE),
            Map.entry(AuditEvent.SP_ENTITY, SearchParamType.REFERENCE),
            Map.entry(AuditEvent.SP_ACTION, SearchParamType.TOKEN),
            Map.entry(AuditEvent.SP_TYPE, SearchParamType.TOKEN),
            Map.entry(AuditEvent.SP_SUBTYPE, SearchParamType.TOKEN),
            Map.entry(AuditEvent.SP_OUTCOME, SearchParamType.TOKEN),
            Map.entry(AuditEvent.SP_ADDRESS, SearchParamType.STRING));

    private static final Condition ALWAYS = Condition.of("1 = 1");
    private static final Condition NEVER = Condition.of("1 = 0");

    private final TrailReferences references;
    private final Set<String> resourceTypes;
    private final String serverBase;
    private final Clock clock;

    /**
     * @param resourceTypes those of FHIR: other entities are the pages' own
     * @param serverBase of the FHIR endpoint, the address of the server in every event
     * @param relative makes of an address of a resource on this server what is written on it
     */
    AuditCriteria(Set<String> resourceTypes, String serverBase, UnaryOperator<String> relative, Clock clock) {
        this.resourceTypes = Set.copyOf(resourceTypes);
        this.references = new TrailReferences(resourceTypes, relative);
        this.serverBase = serverBase;
        this.clock = clock;
    }

    /** Whether there is a parameter of this name, chain and modifier aside. */
    static boolean isKnown(String name) {
        return PARAMETERS.containsKey(name.split("[:.]", 2)[0]);
    }

    /**
     * @param name of a parameter that is known, with what follows it
     * @param value as it stands in the address, its escapes included
     */
    Condition of(String name, String value) {
        String[] halves = name.split(":", 2);
        String parameter = halves[0];
        String modifier = halves.length < 2 ? "" : halves[1];
        if (!PARAMETERS.containsKey(parameter)) {
            throw SearchText.unknown(name); // nothing that is referred to is looked at
        }
        if (modifier.equals("missing")) {
            return missing(parameter, value);
        }
        List<String> values = SearchText.alternatives(parameter, value);
        return switch (PARAMETERS.get(parameter)) {
            case DATE -> DateCriterion.ofInstant(parameter, "at", modifier, values, clock);
            case STRING ->
                Condition.any(values.stream()
                        .map(SearchText::plain)
                        .map(text -> text(parameter, modifier, text))
                        .toList());
            case REFERENCE ->
                Condition.any(values.stream()
                        .map(text -> references.of(parameter, modifier, text))
                        .toList());
            default -> token(parameter, modifier, values);
        };
    }

    private Condition token(String parameter, String modifier, List<String> values) {
        boolean not = modifier.equals("not") && !parameter.equals(ID);
        if (!modifier.isEmpty() && !not) {
            throw SearchText.unknown(parameter + ":" + modifier);
        }
        Condition found = Condition.any(
                values.stream().map(value -> token(parameter, value)).toList());
        return not ? found.not() : found;
    }

    private Condition token(String parameter, String value) {
        AskedToken asked = AskedToken.of(parameter, value);
        return switch (parameter) {
            case ID -> asked.system() == null ? id(asked.code()) : NEVER;
            case AuditEvent.SP_ACTION -> actions(asked, AuditCriteria::coding);
            case AuditEvent.SP_OUTCOME -> in("outcome", Outcome.values(), outcome -> isMeant(asked, coding(outcome)));
            case AuditEvent.SP_TYPE ->
                byKind(actions(asked, pattern -> pattern.type(true)), actions(asked, pattern -> pattern.type(false)));
            default ->
                byKind(
                        actions(asked, pattern -> pattern.subtype(true)),
                        actions(asked, pattern -> pattern.subtype(false)));
        };
    }

    static Condition id(String id) {
        return Condition.of("id = ?", number(id));
    }

    /** That of no row for what is no number. */
    static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
    }

    /** FHIR's own resources are written down in other codes than what only the pages know. */
    private Condition byKind(Condition overRest, Condition otherwise) {
        return Condition.any(List.of(
                Condition.all(List.of(Condition.of("entityType in ?", List.copyOf(resourceTypes)), overRest)),
                Condition.all(List.of(Condition.of("entityType not in ?", List.copyOf(resourceTypes)), otherwise))));
    }

    private static Condition actions(AskedToken asked, Function<AuditPattern, Coding> coding) {
        return in("action", AuditAction.values(), action -> isMeant(asked, coding.apply(AuditPattern.of(action))));
    }

    private static <E> Condition in(String column, E[] all, Predicate<E> isMeant) {
        Collection<E> meant = Arrays.stream(all).filter(isMeant).toList();
        return meant.isEmpty() ? NEVER : Condition.of(column + " in ?", meant);
    }

    private static Coding coding(AuditPattern pattern) {
        return new Coding(pattern.action().getSystem(), pattern.action().toCode(), null);
    }

    private static Coding coding(Outcome outcome) {
        AuditEvent.AuditEventOutcome code = AuditEventRenderer.outcome(outcome);
        return new Coding(code.getSystem(), code.toCode(), null);
    }

    private static boolean isMeant(AskedToken asked, Coding coding) {
        return (asked.system() == null || asked.system().equals(coding.getSystem()))
                && (asked.code().isEmpty() || asked.code().equals(coding.getCode()));
    }

    private Condition text(String parameter, String modifier, String asked) {
        if (parameter.equals(AuditEvent.SP_AGENT_NAME)) {
            return text("actor", parameter, modifier, asked);
        }
        // of two agents with an address the server is one, in every event
        String lower = asked.toLowerCase(Locale.ROOT);
        boolean server =
                switch (modifier) {
                    case "exact" -> serverBase.equals(asked);
                    case "contains" -> serverBase.toLowerCase(Locale.ROOT).contains(lower);
                    default -> serverBase.toLowerCase(Locale.ROOT).startsWith(lower);
                };
        Condition client = text("address", parameter, modifier, asked);
        return server ? ALWAYS : Condition.all(List.of(Condition.of("address is not null"), client));
    }

    /** Names of accounts and addresses: case is no matter, accents are. */
    private static Condition text(String column, String parameter, String modifier, String asked) {
        String lower = SearchName.escaped(asked.strip().toLowerCase(Locale.ROOT));
        return switch (modifier) {
            case "" -> Condition.of("lower(" + column + ") like ? escape '\\'", lower + "%");
            case "contains" -> Condition.of("lower(" + column + ") like ? escape '\\'", "%" + lower + "%");
            case "exact" -> Condition.of("(lower(" + column + ") = lower(?) and " + column + " = ?)", asked, asked);
            default -> throw SearchText.unknown(parameter + ":" + modifier);
        };
    }

    private static Condition missing(String parameter, String value) {
        Condition missing =
                switch (parameter) {
                    case ID, LAST_UPDATED -> throw SearchText.unknown(parameter + ":missing");
                    case AuditEvent.SP_PATIENT -> TrailReferences.NOBODY;
                    case AuditEvent.SP_ENTITY -> TrailReferences.NOTHING;
                    default -> NEVER;
                };
        return switch (value) {
            case "true" -> missing;
            case "false" -> missing.not();
            default -> throw SearchText.invalid(parameter + ":missing", value);
        };
    }
}
