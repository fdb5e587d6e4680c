package org.einthoven.fhir;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A request whose address has its odd characters escaped. FHIR's own examples write {@code code=system|code}, and curl
 * sends it like that; RFC 3986 wants {@code %7C} there, and the servlet container refuses anything else without a word.
 * Letters beyond ASCII come as the bytes of their UTF-8, one character a byte. Clients that put a base that ends with a
 * slash before a path that begins with one send two: here they are one, as other FHIR servers take them.
 */
final class EscapedRequest extends HttpServerRequestWrapper {

    /** What RFC 3986, appendix A, does not allow anywhere in an address. */
    private static final String ODD = "\"<>\\^`{|}";

    private static final Pattern DOUBLED = Pattern.compile("//+");

    private final String uri;
    private final int query;

    EscapedRequest(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
        this.uri = withSingleSlashes(escaped(request.uri()));
        this.query = uri.indexOf('?');
    }

    static boolean isNeeded(String uri) {
        return uri.chars().anyMatch(EscapedRequest::isOdd);
    }

    /** Whether nothing stands between two slashes of the path. */
    static boolean hasDoubledSlash(String uri) {
        return !withSingleSlashes(uri).equals(uri);
    }

    private static String withSingleSlashes(String uri) {
        String[] halves = uri.split("\\?", 2);
        String path = DOUBLED.matcher(halves[0]).replaceAll("/");
        return halves.length < 2 ? path : path + "?" + halves[1];
    }

    static String escaped(String uri) {
        HexFormat hex = HexFormat.of().withUpperCase();
        StringBuilder escaped = new StringBuilder(uri.length() + 16);
        uri.chars().forEach(character -> {
            if (isOdd(character)) {
                escaped.append('%').append(hex.toHexDigits((byte) character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    private static boolean isOdd(int character) {
        return character <= ' ' || character > '~' || ODD.indexOf(character) >= 0;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String path() {
        return query < 0 ? uri : uri.substring(0, query);
    }

    @Override
    public String query() {
        return query < 0 ? null : uri.substring(query + 1);
    }
}
