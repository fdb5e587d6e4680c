package org.einthoven.faults;

/** The codes of FHIR R4's issue-type value set that this server uses. */
public enum IssueType {
    BUSINESS_RULE("business-rule"),
    CODE_INVALID("code-invalid"),
    CONFLICT("conflict"),
    DELETED("deleted"),
    DUPLICATE("duplicate"),
    EXCEPTION("exception"),
    FORBIDDEN("forbidden"),
    INVALID("invalid"),
    INVARIANT("invariant"),
    LOGIN("login"),
    MULTIPLE_MATCHES("multiple-matches"),
    NOT_FOUND("not-found"),
    NOT_SUPPORTED("not-supported"),
    NO_STORE("no-store"),
    PROCESSING("processing"),
    REQUIRED("required"),
    STRUCTURE("structure"),
    THROTTLED("throttled"),
    TIMEOUT("timeout"),
    TOO_COSTLY("too-costly"),
    TOO_LONG("too-long"),
    TRANSIENT("transient"),
    VALUE("value");

    private final String code;

    IssueType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
