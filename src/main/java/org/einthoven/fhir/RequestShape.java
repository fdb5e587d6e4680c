package org.einthoven.fhir;

import ca.uhn.fhir.util.DateUtils;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Looks at the outside of a request, before anybody asks who sent it: verb, address, headers. What the container behind
 * would refuse without a word, or take and misread, is refused here in FHIR's form.
 */
@ApplicationScoped
class RequestShape {

    /** RFC 9110, 4.1, asks every server for at least 8,000. The HTTP layer itself reads eight times as much. */
    static final int LONGEST_ADDRESS = 8_000;

    static final int LARGEST_HEADERS = 16 << 10;

    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** A slash, backslash or semicolon that is escaped. */
    private static final Pattern HIDDEN = Pattern.compile("%(2[Ff]|5[Cc]|3[Bb])");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final FhirRefusalFormat format;

    /** Connections on which a body came in chunks, as long as they are open. */
    private final Set<HttpConnection> hadChunks =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    RequestShape(FhirRefusalFormat format) {
        this.format = format;
    }

    void install(@Observes @Priority(2) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> checkAddress(router, context));
        router.route("/fhir/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 2)
                .handler(context -> check(router, context));
    }

    /**
     * Quarkus' own check of addresses is switched off for the sake of /fhir; here it is for everything else. Comes before
     * all routes but the one that names the request: Vert.x fails where it looks into a broken path.
     */
    private void checkAddress(Router router, RoutingContext context) {
        if (endsConnection(context)) {
            return;
        }
        String uri = context.request().uri();
        boolean fhir = uri.startsWith("/fhir");
        if (fhir && isBroken(uri)) {
            format.answer(
                    context,
                    FaultException.of(
                            Fault.BAD_REQUEST,
                            "in its address stands a % that two hexadecimal digits must follow: write %25."));
        } else if (fhir && EscapedRequest.hasDoubledSlash(uri)) {
            // from here on there is one path, by which rights are looked up and which answers
            router.handle(new EscapedRequest(context.request()));
        } else if (isAmbiguous(context)) {
            refuseAmbiguous(context, fhir);
        } else if (!fhir && (isBroken(uri) || EscapedRequest.isNeeded(uri))) {
            context.response().setStatusCode(Fault.BAD_REQUEST.httpStatus()).end();
        } else {
            context.next();
        }
    }

    /**
     * Of a body in chunks that had a length, too, Netty takes the length away: nobody can tell any more whether a proxy before
     * the server took what comes behind the chunks for a part of the body. So nothing behind a body in chunks is taken for
     * a request (RFC 9112, 6.1: such a connection must be closed); honest clients are told not to send more on it.
     *
     * @return whether the request is one that comes behind
     */
    private boolean endsConnection(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        boolean seenBefore = context.response().headers().contains("Connection"); // with another address
        if (hadChunks.contains(connection) && !seenBefore) {
            connection.close();
            return true;
        }
        if (context.request().getHeader("Transfer-Encoding") != null) {
            hadChunks.add(connection);
            context.response().putHeader("Connection", "close");
        }
        return false;
    }

    /**
     * Whether the path can be read in two ways: rights are looked up by one, and what answers by the other. Dot segments,
     * doubled slashes (outside of /fhir), escaped letters, and parameters, which the container behind takes out (RFC 3986, 3.3 and 6.2.2).
     */
    private static boolean isAmbiguous(RoutingContext context) {
        String path = context.request().path();
        return path == null
                || path.indexOf(';') >= 0
                || HIDDEN.matcher(path).find()
                || !path.equals(context.normalizedPath());
    }

    private void refuseAmbiguous(RoutingContext context, boolean fhir) {
        if (fhir) {
            format.answer(
                    context,
                    FaultException.of(
                            Fault.BAD_REQUEST,
                            "its path has . or .. between two slashes, a ; or an escape where none is needed."));
        } else {
            context.response().setStatusCode(Fault.BAD_REQUEST.httpStatus()).end();
        }
    }

    private static boolean isBroken(String uri) {
        return BROKEN_ESCAPE.matcher(uri).find();
    }

    private void check(Router router, RoutingContext context) {
        HttpServerRequest request = context.request();
        try {
            checkVerb(request);
            checkSize(request);
            checkBodyHeaders(request);
            checkAccept(request);
            dropMalformedDate(request);
        } catch (FaultException refused) {
            format.answer(context, refused);
            return;
        }
        if (EscapedRequest.isNeeded(request.uri())) {
            router.handle(new EscapedRequest(request));
        } else {
            context.next();
        }
    }

    /** What was cannot be written; the library would write what is, or answer as if it had been asked. */
    private static void checkVerb(HttpServerRequest request) {
        String verb = request.method().name();
        boolean past = List.of(request.path().split("/")).contains(AllowedVerbs.HISTORY);
        if (!VERBS.contains(verb) || past && WRITES.contains(verb)) {
            throw FaultException.of(Fault.METHOD_NOT_ALLOWED, Excerpt.of(verb));
        }
    }

    private static void checkSize(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            throw FaultException.of(Fault.ADDRESS_TOO_LONG, LONGEST_ADDRESS);
        }
        int headers = request.headers().entries().stream()
                .mapToInt(RequestShape::length)
                .sum();
        if (headers > LARGEST_HEADERS) {
            throw FaultException.of(Fault.HEADERS_TOO_LARGE, LARGEST_HEADERS >> 10);
        }
    }

    private static int length(Map.Entry<String, String> header) {
        return header.getKey().length() + header.getValue().length();
    }

    private static void checkBodyHeaders(HttpServerRequest request) {
        if (!WITH_BODY.contains(request.method().name())) {
            return;
        }
        String type = header(request, "Content-Type").orElse("");
        String verb = request.method().name();
        boolean lines = isImport(request) && MediaTypes.isLines(type);
        if (lines) {
            // the library would answer in the form of the question
            request.headers().set("Accept", "application/fhir+json");
        }
        boolean taken = lines || (verb.equals("PATCH") ? MediaTypes.isPatch(type) : MediaTypes.isRead(type));
        if (!type.isEmpty() && !taken && !RawBinary.isTakenAt(verb, request.path())) {
            throw FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, Excerpt.of(type));
        }
        header(request, "Content-Encoding")
                .filter(encoding -> !MediaTypes.isUnpacked(type, encoding))
                .ifPresent(encoding -> {
                    throw FaultException.of(Fault.UNSUPPORTED_CONTENT_ENCODING, Excerpt.of(encoding));
                });
    }

    private static boolean isImport(HttpServerRequest request) {
        return request.path().equals("/fhir/$import");
    }

    private static void checkAccept(HttpServerRequest request) {
        if (request.path().equals("/fhir/$bulk-file")) {
            return; // lines, whatever is accepted
        }
        header(request, "Accept").ifPresent(accept -> {
            String acceptable = MediaTypes.acceptable(accept);
            if (acceptable.isEmpty() || !(isBinary(request) || MediaTypes.takesFhir(acceptable))) {
                throw FaultException.of(Fault.NOT_ACCEPTABLE);
            }
            request.headers().set("Accept", acceptable);
        });
        Stream.ofNullable(request.query())
                .flatMap(query -> request.params().getAll("_format").stream())
                .filter(wanted -> !MediaTypes.isSpoken(wanted))
                .forEach(wanted -> {
                    throw FaultException.of(Fault.NOT_ACCEPTABLE);
                });
    }

    /** What a Binary is, only itself knows. */
    private static boolean isBinary(HttpServerRequest request) {
        return request.path().startsWith("/fhir/Binary/");
    }

    /** What is no date is passed over (RFC 9110, 13.1.3); the library behind fails at it. */
    private static void dropMalformedDate(HttpServerRequest request) {
        header(request, "If-Modified-Since")
                .filter(since -> DateUtils.parseDate(since) == null)
                .ifPresent(malformed -> request.headers().remove("If-Modified-Since"));
    }

    /** All headers of a name in one; empty where there is none, or nothing in it. */
    private static Optional<String> header(HttpServerRequest request, String name) {
        String joined = String.join(", ", request.headers().getAll(name));
        return joined.isBlank() ? Optional.empty() : Optional.of(joined);
    }
}
