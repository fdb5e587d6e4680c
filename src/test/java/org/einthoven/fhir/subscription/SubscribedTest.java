package org.einthoven.fhir.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.subscription.Subscribed.Content;
import org.einthoven.fhir.subscription.Subscribed.Header;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribedTest {

    @Test
    void understandsATopicWithAFilter() {
        Subscription subscription = subscription();
        subscription.setCriteria(Backport.REPORT_TOPIC);
        subscription
                .getCriteriaElement()
                .addExtension(Backport.FILTER, new StringType("DiagnosticReport?status=final"));
        subscription.getChannel().getPayloadElement().addExtension(Backport.CONTENT, new CodeType("id-only"));
        subscription.getChannel().addExtension(Backport.HEARTBEAT, new UnsignedIntType(60));
        subscription.getChannel().addHeader("Authorization: Bearer abc");

        assertThat(Subscribed.of(subscription))
                .isEqualTo(new Subscribed(
                        "DiagnosticReport",
                        "status=final",
                        Backport.REPORT_TOPIC,
                        URI.create("https://ehr.example.org/hook"),
                        java.util.List.of(new Header("Authorization", "Bearer abc")),
                        Content.ID_ONLY,
                        Duration.ofMinutes(1),
                        null));
    }

    @Test
    void understandsPlainCriteriaAsR4HasThem() {
        Subscription subscription = subscription().setCriteria("Observation?code=http://loinc.org|8867-4");

        Subscribed subscribed = Subscribed.of(subscription);

        assertThat(subscribed.type()).isEqualTo("Observation");
        assertThat(subscribed.query()).isEqualTo("code=http://loinc.org|8867-4");
        assertThat(subscribed.topic()).isNull();
        assertThat(subscribed.content()).isEqualTo(Content.FULL_RESOURCE);
        subscription.getChannel().setPayload(null);
        assertThat(Subscribed.of(subscription).content()).isEqualTo(Content.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ehr.example.org/hook",
                "file:///etc/passwd",
                "gopher://ehr.example.org/",
                "https:///hook",
                "https://user:secret@ehr.example.org/",
                "https://ehr.example.org/#part",
                "https://ehr.example.org/ hook"
            })
    void refusesWhatIsNoAddressOfTheWeb(String endpoint) {
        refuses(subscription -> subscription.getChannel().setEndpoint(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon",
                "X-A: b\r\nX-C: d",
                "Host: elsewhere",
                "Content-Length: 5",
                "Größe: 1",
                ": empty name"
            })
    void refusesHeadersThatAreNoneOrNotTheClientsOwn(String header) {
        refuses(subscription -> subscription.getChannel().addHeader(header));
    }

    @Test
    void refusesTooManyHeaders() {
        refuses(subscription -> {
            for (int i = 0; i <= 10; i++) {
                subscription.getChannel().addHeader("X-" + i + ": a");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Patient?name=a", "https://elsewhere.example/topic", "DiagnosticReport/1", "[criteria]"})
    void refusesToTellOfAnythingElse(String criteria) {
        refuses(subscription -> subscription.setCriteria(criteria));
    }

    @Test
    void refusesOtherChannelsPayloadsAndPeriods() {
        refuses(subscription -> subscription.getChannel().setType(SubscriptionChannelType.EMAIL));
        refuses(subscription -> subscription.getChannel().setPayload("text/plain"));
        refuses(subscription ->
                subscription.getChannel().getPayloadElement().addExtension(Backport.CONTENT, new CodeType("half")));
        refuses(subscription -> subscription.getChannel().addExtension(Backport.HEARTBEAT, new UnsignedIntType(1)));
        refuses(subscription -> subscription.getChannel().addExtension(Backport.HEARTBEAT, new StringType("60")));
    }

    @Test
    void allowsAHostWithAnyPortOrWithOne() {
        AllowedHosts hosts = new AllowedHosts(Set.of("ehr.example.org", "127.0.0.1:8081"));

        assertThat(hosts.allow(URI.create("https://EHR.example.org/hook"))).isTrue();
        assertThat(hosts.allow(URI.create("http://ehr.example.org:9/hook"))).isTrue();
        assertThat(hosts.allow(URI.create("http://127.0.0.1:8081/"))).isTrue();
        assertThat(hosts.allow(URI.create("http://127.0.0.1/"))).isFalse();
        assertThat(hosts.allow(URI.create("http://ehr.example.org.evil.example/")))
                .isFalse();
        assertThat(hosts.allow(URI.create("http://169.254.169.254/latest/meta-data")))
                .isFalse();
        assertThat(new AllowedHosts(Set.of("a:443")).allow(URI.create("https://a/")))
                .isTrue();
        assertThat(new AllowedHosts(Set.of("a:443")).allow(URI.create("http://a/")))
                .isFalse();
    }

    private static void refuses(Consumer<Subscription> change) {
        Subscription subscription = subscription();
        change.accept(subscription);
        assertThatThrownBy(() -> Subscribed.of(subscription))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.INVALID_SUBSCRIPTION));
    }

    private static Subscription subscription() {
        Subscription subscription = new Subscription().setCriteria("DiagnosticReport");
        subscription
                .getChannel()
                .setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint("https://ehr.example.org/hook")
                .setPayload("application/fhir+json");
        return subscription;
    }
}
