package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.einthoven.faults.Fault;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * The implementation guide of {@code ig/}: profiles, code systems and value sets, and the faults of this server as one
 * more code system. Read when it is first asked for.
 */
@ApplicationScoped
public class Guide {

    /** Under which all that is published here has its address. */
    public static final String CANONICAL = "https://einthoven.org/fhir/";

    private static final Pattern LISTED = Pattern.compile("\"reference\"\\s*:\\s*\"(\\w+/[\\w-]+)\"");

    private static final String CONTENTS = "ImplementationGuide/einthoven";

    private final FhirContext context;
    private volatile @Nullable List<MetadataResource> resources;

    public Guide(FhirContext context) {
        this.context = context;
    }

    /** All of a type, in the order of the guide; the caller's own copies. */
    public <T extends MetadataResource> List<T> all(Class<T> type) {
        return resources().stream()
                .filter(type::isInstance)
                .map(resource -> type.cast(resource.copy()))
                .toList();
    }

    public <T extends MetadataResource> Optional<T> find(Class<T> type, String id) {
        return all(type).stream()
                .filter(resource -> id.equals(resource.getIdPart()))
                .findFirst();
    }

    public List<MetadataResource> all() {
        return all(MetadataResource.class);
    }

    /** Changes when anything in the guide does; costs less than reading the guide. */
    public String fingerprint() {
        Matcher listed = LISTED.matcher(new String(bytes(CONTENTS), StandardCharsets.UTF_8));
        CRC32C all = new CRC32C();
        all.update(bytes(CONTENTS));
        while (listed.find()) {
            all.update(bytes(listed.group(1)));
        }
        Stream.of(Fault.values())
                .forEach(fault -> all.update((fault.code() + fault.title()).getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(all.getValue());
    }

    private static byte[] bytes(String reference) {
        String name = "/ig/" + reference.replace('/', '-') + ".json";
        try (InputStream file = Objects.requireNonNull(Guide.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MetadataResource> resources() {
        List<MetadataResource> known = resources;
        if (known == null) {
            synchronized (this) {
                known = resources == null ? read() : resources;
                resources = known;
            }
        }
        return Objects.requireNonNull(known);
    }

    private List<MetadataResource> read() {
        List<MetadataResource> read = new ArrayList<>();
        ImplementationGuide guide = (ImplementationGuide) read(CONTENTS);
        read.add(guide);
        guide.getDefinition()
                .getResource()
                .forEach(listed -> read.add(read(listed.getReference().getReference())));
        read.add(faults());
        return List.copyOf(read);
    }

    private MetadataResource read(String reference) {
        return (MetadataResource) context.newJsonParser().parseResource(new ByteArrayInputStream(bytes(reference)));
    }

    private static CodeSystem faults() {
        CodeSystem faults = new CodeSystem()
                .setUrl(CANONICAL + "CodeSystem/fault")
                .setName("Fault")
                .setTitle("What can be wrong with a request")
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE)
                .setCaseSensitive(true)
                .setDescription("The codes of OperationOutcome.issue.details that this server answers with.");
        faults.setPublisher("Einthoven").setId("fault");
        Stream.of(Fault.values())
                .forEach(fault -> faults.addConcept().setCode(fault.code()).setDisplay(fault.title()));
        return faults;
    }
}
