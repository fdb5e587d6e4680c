package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BasicAuthInterceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** How clients talk to the server under test: HAPI's own client, and plain HTTP where the wire matters. */
final class FhirCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static final String JSON = "application/fhir+json";

    private static final FhirContext CONTEXT = clientContext();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    FhirCalls(String base) {
        this.base = base;
    }

    private static FhirContext clientContext() {
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory().setSocketTimeout(180_000);
        return context;
    }

    IGenericClient client(String user) {
        IGenericClient client = CONTEXT.newRestfulGenericClient(base);
        client.registerInterceptor(new BasicAuthInterceptor(user, user));
        return client;
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send("POST", path, BodyPublishers.ofString(body), "Content-Type", contentType, "Authorization", ehr());
    }

    HttpResponse<String> get(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = ehr();
        return send("GET", path, BodyPublishers.noBody(), all);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(PATIENCE)
                    .method(method, body);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String ehr() {
        return basic("ehr", "ehr");
    }

    static String basic(String user, String password) {
        String credentials = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static <T extends IBaseResource> T parse(Class<T> type, HttpResponse<String> answer) {
        boolean xml = answer.headers().firstValue("Content-Type").orElse("").contains("xml");
        IParser parser = xml ? CONTEXT.newXmlParser() : CONTEXT.newJsonParser();
        return parser.parseResource(type, answer.body());
    }

    static String json(IBaseResource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource);
    }

    /** Where what was created can be read, such as {@code /Observation/1}. */
    static String path(HttpResponse<String> created) {
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/fhir/") + "/fhir".length(), location.indexOf("/_history"));
    }

    /** The first issue of the OperationOutcome that an answer must be. */
    static OperationOutcomeIssueComponent issue(HttpResponse<String> answer) {
        return parse(OperationOutcome.class, answer).getIssueFirstRep();
    }
}
