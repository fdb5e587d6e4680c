package org.einthoven.security;

import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an open page asks for by itself, to stay up to date. Nobody need sit before it, so that it is no use of a session: a screen that
 * was left alone asks for the password however often its page looks.
 */
final class Looks {
    private static final Pattern PATHS = Pattern.compile("/worklist/changes|/recordings/[^/]+/now");

    /** On a page's own request for a part of itself. */
    private static final String FRAGMENT = "X-Fragment";

    private Looks() {}

    static boolean isOne(RoutingContext request) {
        return isOne(
                request.request().method(),
                request.normalizedPath(),
                request.request().getHeader(FRAGMENT));
    }

    static boolean isOne(HttpMethod method, String path, @Nullable String fragment) {
        return method == HttpMethod.GET
                && (fragment != null || PATHS.matcher(path).matches());
    }

    /** The same of what authenticates, by the attributes that Quarkus hands on; unknown is none. */
    static boolean isOne(Map<String, Object> attributes) {
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        return request != null && isOne(request);
    }
}
