package org.einthoven.fhir.subscription;

/** The addresses of HL7's Subscriptions R5 Backport IG, 1.1.0, and of the one topic here. */
final class Backport {

    /** A report became preliminary, final or amended. */
    static final String REPORT_TOPIC = "https://einthoven.org/fhir/SubscriptionTopic/report";

    private static final String BASE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    static final String FILTER = BASE + "backport-filter-criteria";
    static final String CONTENT = BASE + "backport-payload-content";
    static final String HEARTBEAT = BASE + "backport-heartbeat-period";
    static final String NOTIFICATION_PROFILE = BASE + "backport-subscription-notification-r4";
    static final String STATUS_PROFILE = BASE + "backport-subscription-status-r4";

    private Backport() {}
}
