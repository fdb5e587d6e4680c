package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;

/** A program that exports and imports in bulk, by plain HTTP as most do. */
final class BulkJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirCalls calls;
    private final String base;
    private final List<String> begun = new ArrayList<>();

    BulkJobs(FhirCalls calls, String base) {
        this.calls = calls;
        this.base = base;
    }

    HttpResponse<String> ask(String path, String... headers) {
        String[] all = Stream.concat(Stream.of("Prefer", "respond-async"), Stream.of(headers))
                .toArray(String[]::new);
        HttpResponse<String> answer = calls.get(path, all);
        answer.headers().firstValue("Content-Location").map(this::path).ifPresent(begun::add);
        return answer;
    }

    /** Where the job's status is, of an answer that accepts it. */
    String job(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String job = path(accepted.headers().firstValue("Content-Location").orElseThrow());
        begun.add(job);
        return job;
    }

    private String path(String address) {
        assertThat(address).startsWith(base);
        return address.substring(base.length());
    }

    /** The answer once the job has ended. */
    HttpResponse<String> await(String job) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            HttpResponse<String> answer = calls.get(job);
            if (answer.statusCode() != 202) {
                return answer;
            }
            assertThat(answer.headers().firstValue("X-Progress")).isPresent();
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Assertions.fail(job + " has not ended within " + PATIENCE);
    }

    JsonNode manifest(String job) {
        HttpResponse<String> answer = await(job);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    JsonNode export(String path, String... headers) {
        return manifest(job(ask(path, headers)));
    }

    JsonNode importLines(String lines) {
        return manifest(job(calls.send(
                "POST",
                "/$import",
                BodyPublishers.ofString(lines),
                "Content-Type",
                "application/fhir+ndjson",
                "Prefer",
                "respond-async",
                "Authorization",
                FhirCalls.ehr())));
    }

    /** The addresses of files of one kind ({@code output}, {@code deleted}, {@code error}). */
    List<String> files(JsonNode manifest, String kind) {
        return StreamSupport.stream(manifest.get(kind).spliterator(), false)
                .map(file -> path(file.get("url").textValue()))
                .toList();
    }

    /** All lines of files of one kind; checks that there are as many as are said. */
    List<JsonNode> lines(JsonNode manifest, String kind) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode file : manifest.get(kind)) {
            HttpResponse<String> answer =
                    calls.get(path(file.get("url").textValue()), "Accept", "application/fhir+ndjson");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+ndjson"));
            List<JsonNode> lines = answer.body().lines().map(BulkJobs::json).toList();
            assertThat(lines).hasSize(file.get("count").intValue());
            assertThat(lines)
                    .allMatch(line -> line.get("resourceType").equals(file.get("type")), "are " + file.get("type"));
            all.addAll(lines);
        }
        return all;
    }

    static List<String> ids(List<JsonNode> resources) {
        return resources.stream().map(BulkJobs::id).toList();
    }

    static String id(JsonNode resource) {
        return resource.get("id").textValue();
    }

    static String diagnostics(JsonNode outcome) {
        return outcome.path("issue").path(0).path("diagnostics").textValue();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Ends what was begun, so that the next test finds room. */
    void endAll() {
        begun.forEach(job -> calls.send("DELETE", job, BodyPublishers.noBody(), "Authorization", FhirCalls.ehr()));
        begun.clear();
    }
}
