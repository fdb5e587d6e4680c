package org.einthoven.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.security.FhirAccess;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/** Finds out what is asked for. What cannot be understood is taken for everything. */
final class AskedOf {
    private static final String IF_NONE_EXIST = "If-None-Exist";

    private AskedOf() {}

    /** Of a request for which HAPI has found the provider. */
    static Asked request(RequestDetails request) {
        String type = Optional.ofNullable(request.getResourceName()).orElse(FhirAccess.EVERY_TYPE);
        String id = request.getId() == null ? null : request.getId().getIdPart();
        RestOperationTypeEnum operation = request.getRestOperationType();
        return switch (operation) {
            case METADATA, TRANSACTION, BATCH -> Asked.nothing();
            case READ, VREAD, HISTORY_INSTANCE -> Asked.look(type, id);
            case CREATE -> Asked.create(type, request.getHeader(IF_NONE_EXIST) != null);
            case UPDATE -> Asked.replace(type, id);
            case PATCH -> Asked.patch(type, id);
            case DELETE -> Asked.delete(type, id);
            case SEARCH_TYPE -> search(type, id, request.getParameters().keySet());
            case HISTORY_TYPE, SEARCH_SYSTEM, HISTORY_SYSTEM -> Asked.whole(type);
            case VALIDATE -> Asked.operation("$validate", request.getResourceName(), id);
            case EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                Asked.operation(String.valueOf(request.getOperation()), request.getResourceName(), id);
            default -> Asked.everything();
        };
    }

    /** Of all types in a compartment, whose owner is named, or of one type. */
    private static Asked search(String type, @Nullable String owner, Set<String> parameters) {
        return owner == null
                ? Asked.search(type, parameters)
                : new Asked(
                        Asked.Shape.LOOK,
                        Asked.search(FhirAccess.EVERY_TYPE, parameters).demands(),
                        type,
                        owner,
                        parameters);
    }

    /** The compartment in which an entry of a transaction or batch searches. */
    static Optional<Compartment> compartment(BundleEntryRequestComponent request) {
        List<String> path = path(halves(request)[0]);
        return Compartment.of(isSearchByPost(request, path) ? path.subList(0, path.size() - 1) : path);
    }

    private static String[] halves(BundleEntryRequestComponent request) {
        return Optional.ofNullable(request.getUrl()).orElse("").split("\\?", 2);
    }

    private static List<String> path(String address) {
        return Arrays.stream(address.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private static boolean isSearchByPost(BundleEntryRequestComponent request, List<String> path) {
        return request.getMethod() == HTTPVerb.POST
                && path.size() > 1
                && path.get(path.size() - 1).equals("_search");
    }

    /** @param request of an entry of a transaction or batch */
    static Asked entry(BundleEntryRequestComponent request) {
        String[] halves = halves(request);
        List<String> path = path(halves[0]);
        boolean conditional = halves.length > 1;
        if (path.isEmpty() || request.getMethod() == null || halves[0].contains(":")) {
            return Asked.everything();
        }
        String type = path.get(0);
        String last = path.get(path.size() - 1);
        String id = path.size() > 1 ? path.get(1) : null;
        if (last.startsWith("$")) {
            return Asked.operation(last, type.equals(last) ? null : type, path.size() > 2 ? id : null);
        }
        String query = conditional ? halves[1] : "";
        if (isSearchByPost(request, path)) {
            return look(path.subList(0, path.size() - 1), query);
        }
        return switch (request.getMethod()) {
            case POST -> path.size() == 1 ? Asked.create(type, request.hasIfNoneExist()) : Asked.everything();
            case PUT -> path.size() < 3 ? Asked.replace(type, conditional ? null : id) : Asked.everything();
            case PATCH -> path.size() < 3 ? Asked.patch(type, conditional ? null : id) : Asked.everything();
            case DELETE -> path.size() < 3 ? Asked.delete(type, conditional ? null : id) : Asked.everything();
            case GET, HEAD -> path.equals(List.of("metadata")) ? Asked.nothing() : look(path, query);
            default -> Asked.everything();
        };
    }

    private static Asked look(List<String> path, String query) {
        String type = path.get(0);
        Set<String> parameters = UrlUtil.parseQueryString(query).keySet();
        if (path.size() == 1 && !type.startsWith("_")) {
            return Asked.search(type, parameters);
        }
        if (type.startsWith("_")) {
            return Asked.whole(FhirAccess.EVERY_TYPE);
        }
        if (path.get(1).startsWith("_")) {
            return Asked.whole(type);
        }
        if (Compartment.of(path).isPresent()) {
            boolean all = path.get(2).equals(Compartment.ALL_TYPES);
            return search(all ? type : path.get(2), all ? path.get(1) : null, parameters);
        }
        boolean plain = path.size() == 2 || path.get(2).equals("_history");
        return plain ? Asked.look(type, path.get(1)) : Asked.everything();
    }
}
