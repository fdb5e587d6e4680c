package org.einthoven.fhir.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.einthoven.outbox.DeliveryFailed;
import org.jspecify.annotations.Nullable;

/** Posts notifications. Goes nowhere but where it is allowed to, and follows nobody elsewhere. */
@ApplicationScoped
public class RestHook {

    private final SubscriptionSettings settings;
    private final AllowedHosts allowed;
    private @Nullable HttpClient client;

    RestHook(SubscriptionSettings settings) {
        this.settings = settings;
        this.allowed = new AllowedHosts(settings.hosts().orElse(Set.of()));
    }

    public AllowedHosts allowed() {
        return allowed;
    }

    /** Of this server's FHIR endpoint, as subscribers know it. */
    public String address() {
        return settings.address();
    }

    /** @throws DeliveryFailed unless the subscriber answers with a success */
    public void post(Subscribed subscribed, String body) {
        if (!allowed.allow(subscribed.endpoint())) {
            throw new DeliveryFailed("The endpoint's host is not allowed any more.");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(subscribed.endpoint())
                .timeout(settings.timeout())
                .header("Content-Type", "application/fhir+json;charset=UTF-8")
                .POST(BodyPublishers.ofString(body));
        subscribed.headers().forEach(header -> request.header(header.name(), header.value()));
        try {
            int status =
                    client().send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                throw new DeliveryFailed("The subscriber answered " + status + ".");
            }
        } catch (IOException failed) {
            throw new DeliveryFailed("The subscriber was not reached: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("The server stopped meanwhile.", stopped);
        }
    }

    /** Made when the first notification goes out: its threads cost a start time. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(settings.timeout())
                    .build();
            client = made;
        }
        return made;
    }
}
