package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what the server is made of, which the build before this test wrote, and the package that it built. */
class BillOfMaterialsIT {
    private static final Path LIBRARIES = Path.of("target/quarkus-app/lib");

    private static final Path BILL = Path.of("target/bom.json");

    @BeforeAll
    static void isMade() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(BILL) && !modified(BILL).isBefore(modified(Path.of("pom.xml"))),
                "no " + BILL + ", or one of before pom.xml: mvn verify -Psbom makes it, which wants the network");
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private static JsonNode bill() throws IOException {
        return new ObjectMapper().readTree(BILL.toFile());
    }

    /** As the package names its files: {@code group.name-version}, before a classifier. */
    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        bill().path("components")
                .forEach(component -> names.add(component.path("group").asText() + "."
                        + component.path("name").asText() + "-"
                        + component.path("version").asText()));
        return names;
    }

    private static List<String> packed() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void namesEachLibraryThatIsShipped() throws IOException {
        Set<String> listed = listed();

        assertThat(packed()).hasSizeGreaterThan(100).allSatisfy(file -> assertThat(listed)
                .as(file)
                .anyMatch(name -> file.startsWith(name + ".jar") || file.startsWith(name + "-")));
    }

    @Test
    void namesWhatWholePartsOfTheServerAreMadeOfAndNothingThatOnlyTests() throws IOException {
        assertThat(listed())
                .anyMatch(name -> name.startsWith("io.quarkus.quarkus-core-"))
                .anyMatch(name -> name.startsWith("com.microsoft.onnxruntime.onnxruntime-"))
                .anyMatch(name -> name.startsWith("ca.uhn.hapi.fhir.hapi-fhir-server-"))
                .anyMatch(name -> name.startsWith("org.postgresql.postgresql-"))
                .noneMatch(name -> name.startsWith("org.junit.jupiter.") || name.startsWith("ai.djl."));
        assertThat(bill().path("components")).allSatisfy(component -> {
            assertThat(component.path("version").asText())
                    .as("%s", component.path("name"))
                    .isNotBlank();
            assertThat(component.path("hashes"))
                    .as("%s", component.path("name"))
                    .isNotEmpty();
        });
    }
}
