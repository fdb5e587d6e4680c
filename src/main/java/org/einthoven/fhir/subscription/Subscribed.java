package org.einthoven.fhir.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.jspecify.annotations.Nullable;

/**
 * A Subscription, understood.
 *
 * @param type of resource
 * @param query search parameters that a resource must match; empty for all
 * @param topic canonical address; null for a subscription with criteria alone
 * @param heartbeat null for none
 * @param end null for never
 */
public record Subscribed(
        String type,
        String query,
        @Nullable String topic,
        URI endpoint,
        List<Header> headers,
        Content content,
        @Nullable Duration heartbeat,
        @Nullable Instant end) {

    /** How much of a resource goes along. */
    public enum Content {
        EMPTY,
        ID_ONLY,
        FULL_RESOURCE
    }

    /** Such as a bearer token. */
    public record Header(String name, String value) {}

    /** Of which anybody can be told. */
    public static final Set<String> TYPES = Set.of("DiagnosticReport", "Observation");

    private static final Pattern CRITERIA = Pattern.compile("(\\w+)(?:\\?(.*))?");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,64}):[ \\t]*([\\x20-\\x7E]{0,4000})");

    /** What the one who sends decides. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-type", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private static final int MOST_HEADERS = 10;
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(1);

    public Subscribed {
        headers = List.copyOf(headers);
    }

    /** @throws FaultException {@link Fault#INVALID_SUBSCRIPTION} that says what is not possible */
    public static Subscribed of(Subscription subscription) {
        SubscriptionChannelComponent channel = subscription.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            throw invalid("channel.type is not rest-hook, the only channel here");
        }
        boolean topical = Backport.REPORT_TOPIC.equals(subscription.getCriteria());
        String criteria = topical
                ? extension(subscription.getCriteriaElement(), Backport.FILTER)
                        .map(filter -> ((StringType) filter.getValue()).getValue())
                        .orElse("DiagnosticReport")
                : subscription.getCriteria();
        Matcher matcher = CRITERIA.matcher(criteria == null ? "" : criteria);
        if (!matcher.matches() || !TYPES.contains(matcher.group(1))) {
            throw invalid("criteria is neither " + Backport.REPORT_TOPIC
                    + " nor a search of DiagnosticReport or Observation, such as DiagnosticReport?status=final");
        }
        return new Subscribed(
                matcher.group(1),
                Optional.ofNullable(matcher.group(2)).orElse(""),
                topical ? Backport.REPORT_TOPIC : null,
                endpoint(channel.getEndpoint()),
                channel.getHeader().stream()
                        .limit(MOST_HEADERS + 1)
                        .map(header ->
                                header(header.getValue(), channel.getHeader().size()))
                        .toList(),
                content(channel),
                heartbeat(channel),
                subscription.getEnd() != null ? subscription.getEnd().toInstant() : null);
    }

    private static URI endpoint(@Nullable String address) {
        try {
            URI endpoint = new URI(address == null ? "" : address);
            boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
            if (web && endpoint.getHost() != null && endpoint.getUserInfo() == null && endpoint.getFragment() == null) {
                return endpoint;
            }
        } catch (URISyntaxException odd) {
            // said below
        }
        throw invalid("channel.endpoint is not an address that begins with https:// or http://");
    }

    private static Header header(@Nullable String header, int count) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header);
        if (count > MOST_HEADERS
                || !matcher.matches()
                || OWN_HEADERS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            throw invalid("channel.header takes up to " + MOST_HEADERS
                    + " entries such as \"Authorization: Bearer …\", and none of " + OWN_HEADERS);
        }
        return new Header(matcher.group(1), matcher.group(2));
    }

    private static Content content(SubscriptionChannelComponent channel) {
        String payload = channel.getPayload();
        if (payload != null && !payload.startsWith("application/fhir+json")) {
            throw invalid("channel.payload is not application/fhir+json");
        }
        Optional<Extension> stated = extension(channel.getPayloadElement(), Backport.CONTENT);
        if (stated.isEmpty()) {
            return payload == null ? Content.EMPTY : Content.FULL_RESOURCE;
        }
        return switch (stated.get().getValue().primitiveValue()) {
            case "empty" -> Content.EMPTY;
            case "id-only" -> Content.ID_ONLY;
            case "full-resource" -> Content.FULL_RESOURCE;
            default -> throw invalid("the payload's content is none of empty, id-only and full-resource");
        };
    }

    private static @Nullable Duration heartbeat(SubscriptionChannelComponent channel) {
        Extension period = channel.getExtensionByUrl(Backport.HEARTBEAT);
        if (period == null) {
            return null;
        }
        Duration heartbeat = Duration.ofSeconds(
                period.getValue() instanceof PrimitiveType<?> number && number.getValue() instanceof Integer seconds
                        ? seconds
                        : 0);
        if (heartbeat.compareTo(SHORTEST_HEARTBEAT) < 0 || heartbeat.compareTo(LONGEST_HEARTBEAT) > 0) {
            throw invalid("the heartbeat's period is not between " + SHORTEST_HEARTBEAT.toSeconds() + " and "
                    + LONGEST_HEARTBEAT.toSeconds() + " s");
        }
        return heartbeat;
    }

    private static Optional<Extension> extension(org.hl7.fhir.r4.model.Element element, String url) {
        return Optional.ofNullable(element.getExtensionByUrl(url)).filter(Extension::hasValue);
    }

    private static FaultException invalid(String why) {
        return FaultException.of(Fault.INVALID_SUBSCRIPTION, why);
    }
}
