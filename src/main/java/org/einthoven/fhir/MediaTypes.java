package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of FHIR that are spoken here: JSON and XML. The library behind knows more, but only in part. */
public final class MediaTypes {

    private static final Set<EncodingEnum> SPOKEN = Set.of(EncodingEnum.JSON, EncodingEnum.XML);
    private static final Set<String> PACKED = Set.of("gzip", "x-gzip");
    private static final Set<String> LINES =
            Set.of("application/fhir+ndjson", "application/ndjson", "application/x-ndjson");
    private static final Pattern NEVER = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

    private static final Pattern VERSION = Pattern.compile("fhirVersion\\s*=\\s*\"?([^\\s;\"]*)");

    /** The forms of a patch. */
    static final List<String> PATCHES =
            List.of("application/json-patch+json", "application/fhir+json", "application/fhir+xml");

    static boolean isJsonPatch(@Nullable String contentType) {
        return contentType != null && bare(contentType).equals(PATCHES.get(0));
    }

    static boolean isPatch(String contentType) {
        return PATCHES.contains(bare(contentType));
    }

    /** Whether it is resources line by line, of which bulk data are. */
    public static boolean isLines(String mediaType) {
        return LINES.contains(bare(mediaType).replace(' ', '+'));
    }

    /** Whether a body of this type is read: FHIR in JSON or XML, or a search as a form. */
    static boolean isRead(String contentType) {
        return isSpoken(contentType) || isForm(contentType);
    }

    /** Whether it says that it is FHIR, and not just any JSON or XML. */
    public static boolean isFhir(String contentType) {
        return EncodingEnum.forContentTypeStrict(bare(contentType)) != null;
    }

    static boolean isForm(String contentType) {
        return bare(contentType).equals("application/x-www-form-urlencoded");
    }

    /** A value of {@code _format}, or one entry of {@code Accept}. */
    static boolean isSpoken(String type) {
        // a plus in an address is a space by the time it arrives
        EncodingEnum encoding = EncodingEnum.forContentType(bare(type).replace(' ', '+'));
        return encoding != null && SPOKEN.contains(encoding) && isOfR4(type);
    }

    /** Whether it names no version of FHIR, or this one. */
    private static boolean isOfR4(String type) {
        Matcher version = VERSION.matcher(type);
        return !version.find() || version.group(1).matches("4\\.0(\\.\\d+)?");
    }

    /** Whether an {@code Accept} takes FHIR, by name or by a wildcard. */
    static boolean takesFhir(String accept) {
        return Stream.of(accept.split(","))
                .anyMatch(entry -> isSpoken(entry) || bare(entry).endsWith("*"));
    }

    /**
     * An {@code Accept} header without the forms of FHIR that are not spoken; empty where nothing else was accepted. Other
     * types stay: browsers and tools send whatever they like, and get JSON.
     */
    static String acceptable(String accept) {
        return Stream.of(accept.split(","))
                .map(String::strip)
                .filter(entry -> isSpoken(entry) || EncodingEnum.forContentType(bare(entry)) == null)
                .collect(Collectors.joining(", "));
    }

    /** Whether an {@code Accept-Encoding} takes gzip; {@code q=0} says that it does not (RFC 9110, 12.5.3). */
    public static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Stream.of(acceptEncoding.split(","))
                        .anyMatch(entry ->
                                isGzip(bare(entry)) && !NEVER.matcher(entry).find());
    }

    /** Whether a {@code Content-Encoding} says gzip. */
    static boolean isGzip(@Nullable String contentEncoding) {
        return contentEncoding != null && PACKED.contains(lowerCase(contentEncoding));
    }

    /** Whether a body of this type that comes with this {@code Content-Encoding} is unpacked: forms are not. */
    static boolean isUnpacked(String contentType, String contentEncoding) {
        return lowerCase(contentEncoding).equals("identity") || (isGzip(contentEncoding) && !isForm(contentType));
    }

    private static String bare(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return lowerCase(parameters < 0 ? mediaType : mediaType.substring(0, parameters));
    }

    private static String lowerCase(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private MediaTypes() {}
}
