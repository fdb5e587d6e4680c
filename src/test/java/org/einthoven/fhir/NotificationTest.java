package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.einthoven.fhir.subscription.Notification;
import org.einthoven.fhir.subscription.Subscribed;
import org.einthoven.fhir.subscription.Subscribed.Content;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @ParameterizedTest
    @EnumSource
    void isAValidBundle(Content content) {
        Notification notification = notification(content);
        Resource report = Rendered.render(Rendered.ecg()).report();

        FhirValidation.assertValid(notification.handshake(NOW));
        FhirValidation.assertValid(notification.heartbeat(NOW));
        FhirValidation.assertValid(notification.event(
                NOW, 8, "DiagnosticReport/" + Rendered.ID, content == Content.FULL_RESOURCE ? report : null));
    }

    @Test
    void namesNothingWhereNothingIsWanted() {
        Bundle empty = notification(Content.EMPTY).event(NOW, 8, "DiagnosticReport/" + Rendered.ID, null);

        assertThat(FhirCalls.json(empty)).contains("\"8\"").doesNotContain(Rendered.ID);
    }

    private static Notification notification(Content content) {
        return new Notification(
                "https://einthoven.example.org/fhir",
                "123",
                new Subscribed(
                        "DiagnosticReport",
                        "",
                        "https://einthoven.org/fhir/SubscriptionTopic/report",
                        URI.create("https://ehr.example.org/hook"),
                        List.of(),
                        content,
                        null,
                        null),
                "active",
                8);
    }
}
