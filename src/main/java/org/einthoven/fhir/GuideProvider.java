package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.einthoven.fhir.validation.Guide;
import org.einthoven.security.Roles;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * Gives out what the implementation guide holds of one type. It says nothing of any patient, so that whoever may sign in
 * may read it and no audit row is written.
 */
public abstract class GuideProvider<T extends MetadataResource> implements IResourceProvider {

    private final Class<T> type;
    private final Guide guide;

    GuideProvider(Class<T> type, Guide guide) {
        this.type = type;
        this.guide = guide;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public IBaseResource read(@IdParam IdType id) {
        return guide.find(type, id.getIdPart()).orElseThrow(() -> Bodies.notFound(type.getSimpleName(), id));
    }

    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenOrListParam ids,
            @OptionalParam(name = "url") @Nullable UriParam url,
            @OptionalParam(name = "name") @Nullable StringParam name,
            @OptionalParam(name = "status") @Nullable TokenOrListParam status,
            @OptionalParam(name = SearchBundle.CURSOR) @Nullable StringParam after,
            @Count @Nullable Integer count,
            RequestDetails request) {
        SearchRequest address = SearchRequest.of(type.getSimpleName(), request, count);
        List<T> found = guide.all(type).stream()
                .filter(among(ids, MetadataResource::getIdPart))
                .filter(resource -> url == null || resource.getUrl().equals(url.getValue()))
                .filter(resource -> name == null || beginsWith(resource.getName(), name.getValue()))
                .filter(among(status, resource -> resource.getStatus().toCode()))
                .toList();
        int begin = Math.min(after == null ? 0 : PatientSearch.offset(after.getValue()), found.size());
        int end = Math.min(begin + address.limit(), found.size());
        Bundle bundle = SearchBundle.of(address, found.subList(begin, end), Optional.of(found.size()));
        if (end > begin && end < found.size()) {
            SearchBundle.next(bundle, address, Integer.toString(end));
        }
        return bundle;
    }

    private Predicate<T> among(@Nullable TokenOrListParam wanted, Function<? super T, String> value) {
        return resource -> wanted == null
                || wanted.getValuesAsQueryTokens().stream()
                        .map(TokenParam::getValue)
                        .anyMatch(value.apply(resource)::equals);
    }

    /** R4's search by string: its beginning, in letters of either case. */
    private static boolean beginsWith(String text, String beginning) {
        return text.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }
}
