package org.einthoven.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Small resources, as an EHR writes and searches them: a patient for each hundred Observations of ten codes and three
 * years. Each kind of request is sent by a few clients for a while, each with its next request when it has its answer.
 */
final class FhirLoad {

    private static final int PER_PATIENT = 100;
    private static final int PATIENTS_PER_TRANSACTION = 3;
    private static final int SMALL_TRANSACTION = 20;
    private static final List<String> CODES = List.of(
            "8867-4", "8480-6", "8462-4", "9279-1", "8310-5", "29463-7", "8302-2", "2708-6", "39156-5", "2339-0");
    private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;
    private final int clients;
    private final int patients;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger mixed = new AtomicInteger();

    FhirLoad(URI base, String authorization, int clients, int observations) {
        this.base = base;
        this.authorization = authorization;
        this.clients = clients;
        this.patients = Math.max(1, observations / PER_PATIENT);
    }

    /** What came of one kind of request. */
    record Outcome(String name, Latencies latencies, int failed, double seconds) {

        double perSecond() {
            return latencies.count() / seconds;
        }
    }

    /** Puts everything in its place, in large transactions. */
    void fill() throws InterruptedException {
        int bundles = (patients + PATIENTS_PER_TRANSACTION - 1) / PATIENTS_PER_TRANSACTION;
        Outcome filled = run("fill", bundles, Duration.ofHours(3), i -> post("", filling(i)));
        if (filled.failed() > 0 || filled.latencies().count() < bundles) {
            throw new BenchmarkException(bundles - filled.latencies().count()
                    + " of the transactions that fill the server failed, or were not sent in time");
        }
    }

    /** Some patients with all their Observations. */
    private String filling(int bundle) {
        List<String> entries = new ArrayList<>();
        int first = bundle * PATIENTS_PER_TRANSACTION;
        for (int patient = first; patient < Math.min(first + PATIENTS_PER_TRANSACTION, patients); patient++) {
            entries.add(entry("PUT", "Patient/" + patient(patient), patientBody(patient)));
            for (int i = 0; i < PER_PATIENT; i++) {
                int number = patient * PER_PATIENT + i;
                entries.add(entry("PUT", "Observation/o" + number, observation(number, true)));
            }
        }
        return bundle(String.join(",", entries));
    }

    /** @param lasting how long each kind is sent */
    List<Row> rows(Duration lasting) {
        int all = Integer.MAX_VALUE;
        return List.of(
                new Row("create", () -> run("create", all, lasting, i -> post("Observation", observation(i, false)))),
                new Row("update", () -> run("update", all, lasting, i -> put(i % (patients * PER_PATIENT)))),
                new Row("read", () -> run("read", all, lasting, i -> get("Observation/o" + spread(i)))),
                new Row(
                        "search by patient and code",
                        () -> run(
                                "search by patient and code",
                                all,
                                lasting,
                                i -> get("Observation?patient=" + patient(i % patients) + "&code=" + code(i)))),
                new Row(
                        "search by code and date, sorted",
                        () -> run(
                                "search by code and date, sorted",
                                all,
                                lasting,
                                i -> get("Observation?code=http://loinc.org%7C" + code(i)
                                        + "&date=ge2024&_sort=-date&_count=20"))),
                new Row("first page", () -> run("first page", all, lasting, i -> get("Observation?_count=20"))),
                new Row(
                        "transaction of 20",
                        () -> run("transaction of 20", all, lasting, i -> post("", transaction(i)))));
    }

    /** All kinds in turn, as an EHR mixes them; new resources go on where the last mix ended. */
    Outcome mixed(Duration lasting) throws InterruptedException {
        return run("mixed", Integer.MAX_VALUE, lasting, n -> mixed(mixed.getAndIncrement()));
    }

    private HttpRequest.Builder mixed(int n) {
        return switch (n % 10) {
            case 0, 1 -> post("Observation", observation(n, false));
            case 2, 3 -> put(spread(n));
            case 4 -> post("", transaction(n));
            case 5, 6 -> get("Observation?patient=" + patient(n % patients) + "&code=" + code(n));
            case 7 -> get("Observation?_count=20");
            default -> get("Observation/o" + spread(n));
        };
    }

    /** A kind of request, to be sent when it is its turn. */
    record Row(String name, Sending sending) {}

    @FunctionalInterface
    interface Sending {
        Outcome send() throws InterruptedException;
    }

    private Outcome run(String name, int count, Duration lasting, IntFunction<HttpRequest.Builder> request)
            throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(clients);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + lasting.toNanos();
        List<Future<List<Double>>> results = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            results.add(senders.submit(() -> {
                List<Double> ms = new ArrayList<>();
                for (int n = sent.getAndIncrement(); n < count && System.nanoTime() < end; n = sent.getAndIncrement()) {
                    long from = System.nanoTime();
                    if (isAnswered(request.apply(n))) {
                        ms.add((System.nanoTime() - from) / 1e6);
                    } else {
                        failed.incrementAndGet();
                    }
                }
                return ms;
            }));
        }
        List<Double> all = new ArrayList<>();
        try {
            for (Future<List<Double>> result : results) {
                all.addAll(result.get());
            }
        } catch (ExecutionException broken) {
            throw new BenchmarkException(name + " broke off: " + broken.getCause());
        } finally {
            senders.shutdown();
        }
        return new Outcome(name, new Latencies(all), failed.get(), (System.nanoTime() - begun) / 1e9);
    }

    private boolean isAnswered(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() / 100 == 2;
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder put(int number) {
        return request("Observation/o" + number)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .PUT(HttpRequest.BodyPublishers.ofString(observation(number, true)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path.isEmpty() ? "/fhir" : "/fhir/" + path))
                .header("Authorization", authorization)
                .timeout(Duration.ofMinutes(2));
    }

    /** The numbers in an order in which neighbours are far apart. */
    private int spread(int i) {
        return (int) (i * 7919L % ((long) patients * PER_PATIENT));
    }

    private static String patient(int number) {
        return "p" + number;
    }

    private static String code(int number) {
        return CODES.get(number % CODES.size());
    }

    private String transaction(int i) {
        StringBuilder entries = new StringBuilder();
        for (int n = 0; n < SMALL_TRANSACTION; n++) {
            entries.append(n == 0 ? "" : ",")
                    .append(entry("POST", "Observation", observation(i * SMALL_TRANSACTION + n, false)));
        }
        return bundle(entries.toString());
    }

    private static String bundle(String entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private static String patientBody(int number) {
        return String.format(
                Locale.ROOT,
                "{\"resourceType\":\"Patient\",\"id\":\"p%d\",\"identifier\":[{\"system\":\"http://example.org/mrn\","
                        + "\"value\":\"%d\"}],\"name\":[{\"family\":\"Family%d\",\"given\":[\"Given%d\"]}],"
                        + "\"birthDate\":\"%d-01-01\",\"gender\":\"female\"}",
                number,
                number,
                number,
                number,
                1930 + number % 80);
    }

    private String observation(int number, boolean identified) {
        Instant at = FIRST.plusSeconds((long) number * 977 % (3 * 365 * 86_400L));
        return String.format(
                Locale.ROOT,
                "{\"resourceType\":\"Observation\",%s\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],"
                        + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]},\"subject\":"
                        + "{\"reference\":\"Patient/p%d\"},\"effectiveDateTime\":\"%s\",\"valueQuantity\":{\"value\":%d,"
                        + "\"unit\":\"u\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"{u}\"}}",
                identified ? "\"id\":\"o" + number + "\"," : "",
                code(number),
                number / PER_PATIENT % patients,
                at,
                50 + next.incrementAndGet() % 100);
    }
}
