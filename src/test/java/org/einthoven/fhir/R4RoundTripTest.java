package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.RealRecordings;
import org.einthoven.TestDatabase;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HL7's own examples: each is kept, given back as it was, and found by each of its search parameters. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class R4RoundTripTest extends OverHttp {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    /** Numbers of a thousand digits are refused: written out they cost half a minute. */
    private static final String TOO_LARGE = "Observation-decimal.json";

    private static final Set<String> OTHERS =
            Set.of("_id", "_lastUpdated", "phonetic", "_profile", "_tag", "_security");

    private final FhirJson json = new FhirJson(CONTEXT);
    private final IFhirPath fhirPath = CONTEXT.newFhirPath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient",
                "Encounter",
                "Practitioner",
                "Organization",
                "Observation",
                "DiagnosticReport",
                "Device",
                "Provenance",
                "ServiceRequest",
                "Task"
            })
    void keepsGivesBackAndFindsEveryExample(String type) throws IOException {
        Path examples = RealRecordings.R4_EXAMPLES.path("package");
        List<String> missed = new ArrayList<>();
        int kept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(examples, type + "-*.json")) {
            for (Path file : files) {
                Resource example = json.parse(Files.readString(file));
                HttpResponse<String> put = put(example);
                if (put.statusCode() == 422 || file.endsWith(TOO_LARGE)) {
                    continue; // what breaks a rule of R4, and recordings, which get ids of their own
                }
                assertThat(put.statusCode()).as(file + " " + put.body()).isIn(200, 201);
                kept++;
                Resource read = json.parse(
                        calls.get("/" + type + "/" + example.getIdPart()).body());
                missed.addAll(notFound(example));
                read.setId(example.getIdPart());
                example.setId(example.getIdPart());
                read.getMeta().setVersionIdElement(null).setLastUpdatedElement(null);
                example.getMeta().setVersionIdElement(null).setLastUpdatedElement(null);
                assertThat(json.encode(read)).isEqualTo(json.encode(example));
            }
        }
        assertThat(kept).isGreaterThan(1);
        assertThat(missed).isEmpty();
    }

    private HttpResponse<String> put(Resource resource) {
        return calls.send(
                "PUT",
                "/" + resource.fhirType() + "/" + resource.getIdPart(),
                BodyPublishers.ofString(json.encode(resource)),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());
    }

    /** The searches that should find it and do not. */
    private List<String> notFound(Resource resource) {
        List<String> missed = new ArrayList<>();
        for (RuntimeSearchParam parameter :
                CONTEXT.getResourceDefinition(resource).getSearchParams()) {
            if (OTHERS.contains(parameter.getName()) || parameter.getPath() == null) {
                continue;
            }
            for (String path : parameter.getPath().split(" \\| ")) {
                if (path.contains("resolve()") || parameter.getParamType() == RestSearchParameterTypeEnum.COMPOSITE) {
                    continue;
                }
                fhirPath.evaluate(resource, path, Base.class).stream()
                        .map(value -> value(parameter.getParamType(), value))
                        .flatMap(Optional::stream)
                        .map(value -> "/" + resource.fhirType() + "?_summary=count&_id=" + resource.getIdPart() + "&"
                                + parameter.getName() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .filter(query -> !calls.get(query).body().contains("\"total\":1"))
                        .forEach(missed::add);
            }
        }
        return missed;
    }

    private static Optional<String> value(RestSearchParameterTypeEnum type, Base value) {
        Optional<String> plain =
                switch (type) {
                    case TOKEN -> token(value);
                    case STRING ->
                        value instanceof HumanName name ? Optional.ofNullable(name.getFamily()) : primitive(value);
                    case DATE -> value instanceof BaseDateTimeType ? primitive(value) : Optional.empty();
                    case REFERENCE ->
                        value instanceof Reference reference
                                        && reference.hasReference()
                                        && !reference.getReference().startsWith("#")
                                ? Optional.of(reference.getReference())
                                : Optional.empty();
                    case QUANTITY ->
                        value instanceof Quantity quantity && quantity.hasValue() && !quantity.hasComparator()
                                ? Optional.of(quantity.getValue().toPlainString())
                                : Optional.empty();
                    case URI -> primitive(value);
                    default -> Optional.empty();
                };
        return plain.map(
                text -> type == RestSearchParameterTypeEnum.TOKEN ? text : text.replaceAll("([\\\\,|$])", "\\\\$1"));
    }

    private static Optional<String> token(Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasCoding() ? token(concept.getCodingFirstRep()) : Optional.empty();
        }
        if (value instanceof Coding coding) {
            return coding.hasCode()
                    ? Optional.of(
                            coding.getSystem() == null ? coding.getCode() : coding.getSystem() + "|" + coding.getCode())
                    : Optional.empty();
        }
        if (value instanceof Identifier identifier) {
            return Optional.ofNullable(identifier.getValue());
        }
        if (value instanceof ContactPoint contact) {
            return Optional.ofNullable(contact.getValue());
        }
        return primitive(value);
    }

    private static Optional<String> primitive(Base value) {
        return value instanceof PrimitiveType<?> primitive && primitive.hasValue()
                ? Optional.of(primitive.getValueAsString())
                : Optional.empty();
    }
}
