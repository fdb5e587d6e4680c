package org.einthoven.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A HEAD, which is answered as a GET is, without the body (RFC 9110, 9.3.2): HAPI does so for reads alone. */
final class AskedAsGet extends HttpServletRequestWrapper {

    AskedAsGet(HttpServletRequest head) {
        super(head);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}
