package org.einthoven.fhir.bulk;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.bulk.ExportPlan.Criterion;
import org.einthoven.fhir.bulk.ExportPlan.Filter;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;

/**
 * Understands the parameters of {@code $export} (Bulk Data Access 2.0.0, 4.2). What is not understood is refused, unless
 * the client prefers lenient handling: then it is left out, and a remark stands in the export's error file.
 */
@ApplicationScoped
class ExportRequest {

    private static final Set<String> KNOWN = Set.of("_outputFormat", "_since", "_type", "_typeFilter", "_elements");
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final Pattern ELEMENT = Pattern.compile("([A-Z][A-Za-z]+\\.)?[a-z][A-Za-z]*");

    /** Searches are separated by commas, and have some themselves. */
    private static final Pattern BETWEEN_FILTERS = Pattern.compile(",(?=[A-Z][A-Za-z]*\\?)");

    private final Outgoing outgoing;

    ExportRequest(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** @param base of this server, by which clients may name what is here */
    ExportPlan plan(AskedParameters asked, Caller caller, boolean ofPatients, boolean lenient, String base) {
        if (caller.isBoundToPatient()) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "an export of many");
        }
        List<String> remarks = new ArrayList<>();
        Function<FaultException, Boolean> leaveOut = refused -> {
            if (!lenient) {
                throw refused;
            }
            return remarks.add(refused.getMessage() + " It was left out.");
        };
        asked.names().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> leaveOut.apply(FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(name))));
        checkFormat(asked.one("_outputFormat"));
        String since = Optional.ofNullable(asked.one("_since"))
                .map(ExportRequest::instant)
                .map(Instant::toString)
                .orElse(null);
        List<String> types = types(asked, caller, ofPatients, leaveOut);
        List<Filter> filters = filters(asked, types, base, leaveOut);
        return new ExportPlan(types, ofPatients, since, filters, elements(asked), remarks);
    }

    private static void checkFormat(@Nullable String format) {
        // a plus in an address is a space by the time it arrives
        if (format != null && !FORMATS.contains(format.replace(' ', '+'))) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(format) + "\"", "_outputFormat");
        }
    }

    private static Instant instant(String text) {
        try {
            return new InstantType(text.replace(' ', '+')).getValue().toInstant();
        } catch (IllegalArgumentException | DataFormatException malformed) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(text) + "\"", "_since");
        }
    }

    private List<String> types(
            AskedParameters asked, Caller caller, boolean ofPatients, Function<FaultException, Boolean> leaveOut) {
        List<String> here = StoredTypes.ALL.stream()
                .filter(type -> !ofPatients || outgoing.isInPatientCompartment(type))
                .toList();
        List<String> stated = listed(asked, "_type").distinct().toList();
        for (String type : stated) {
            if (!here.contains(type)) {
                leaveOut.apply(FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(type) + "\"", "_type"));
            } else if (!mayExport(caller, type)) {
                throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/" + type + ".rs");
            }
        }
        List<String> types = here.stream()
                .filter(type -> stated.isEmpty() ? mayExport(caller, type) : stated.contains(type))
                .toList();
        if (types.isEmpty() && stated.isEmpty()) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/*.rs");
        }
        return types;
    }

    private static boolean mayExport(Caller caller, String type) {
        return caller.may(type, Interaction.READ, Interaction.SEARCH);
    }

    private static Stream<String> listed(AskedParameters asked, String name) {
        return asked.all(name).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static List<String> elements(AskedParameters asked) {
        return listed(asked, "_elements")
                .peek(element -> {
                    if (!ELEMENT.matcher(element).matches()) {
                        throw FaultException.of(
                                Fault.INVALID_PARAMETER, "\"" + Excerpt.of(element) + "\"", "_elements");
                    }
                })
                .toList();
    }

    private List<Filter> filters(
            AskedParameters asked, List<String> types, String base, Function<FaultException, Boolean> leaveOut) {
        List<Filter> filters = new ArrayList<>();
        asked.all("_typeFilter").stream()
                .flatMap(BETWEEN_FILTERS::splitAsStream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> {
                    String[] halves = text.split("\\?", 2);
                    if (halves.length == 2 && types.contains(halves[0])) {
                        filters.add(new Filter(halves[0], criteria(halves[0], halves[1], base, leaveOut)));
                    } else {
                        leaveOut.apply(FaultException.of(
                                Fault.INVALID_PARAMETER, "\"" + Excerpt.of(text) + "\"", "_typeFilter"));
                    }
                });
        return filters;
    }

    private List<Criterion> criteria(
            String type, String query, String base, Function<FaultException, Boolean> leaveOut) {
        List<Criterion> criteria = new ArrayList<>();
        UrlUtil.parseQueryString(query).forEach((name, values) -> {
            for (String value : values) {
                if (outgoing.isCriterion(type, name)) {
                    String local = value.replace(base + "/", "");
                    outgoing.condition(type, name, local);
                    criteria.add(new Criterion(name, local));
                } else {
                    leaveOut.apply(FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(name)));
                }
            }
        });
        return criteria;
    }
}
