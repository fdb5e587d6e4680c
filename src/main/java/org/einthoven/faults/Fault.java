package org.einthoven.faults;

import java.util.Locale;

/**
 * Everything that can be wrong with what was asked of the server. {@link #sentence} tells the sender what is wrong and
 * how to mend it; its {@code %s} are filled from the details of the {@link FaultException}, never with internals.
 */
public enum Fault {
    // what was sent cannot be read
    UNREADABLE_BODY(400, IssueType.STRUCTURE, "The body is neither well-formed FHIR JSON nor XML: %s"),
    NOT_UTF8(400, IssueType.INVALID, "The body is not UTF-8, from its byte %s on: send JSON or XML in UTF-8."),
    FORBIDDEN_CHARACTER(
            400,
            IssueType.INVALID,
            "There is the character %s in a text, which FHIR and XML do not allow: send the text without it."),
    NOT_FHIR(400, IssueType.STRUCTURE, "The body is not FHIR R4: %s"),
    UNREADABLE_PATCH(400, IssueType.STRUCTURE, "The body is not a JSON Patch (RFC 6902): %s"),
    BAD_REQUEST(400, IssueType.INVALID, "The request cannot be understood: %s"),
    EMPTY_BODY(400, IssueType.REQUIRED, "The body is empty: send the resource as JSON or XML."),
    WRONG_RESOURCE_TYPE(
            400, IssueType.INVALID, "The body is of type %s where %s belongs: send it to its own endpoint."),
    BODY_TOO_LARGE(413, IssueType.TOO_LONG, "The body is larger than %s: send a shorter recording or fewer leads."),
    TOO_MANY_ELEMENTS(413, IssueType.TOO_COSTLY, "The body has more than %s elements: send it in parts."),
    TOO_SLOW(408, IssueType.TIMEOUT, "The body came too slowly: send at least %s bytes a second."),
    ADDRESS_TOO_LONG(
            414, IssueType.TOO_LONG, "The address has more than %s characters: send a search as POST [type]/_search."),
    HEADERS_TOO_LARGE(431, IssueType.TOO_LONG, "The headers are larger than %s KiB."),
    UNSUPPORTED_CONTENT_ENCODING(
            415,
            IssueType.NOT_SUPPORTED,
            "Content-Encoding %s is not understood: send the body as it is, or packed with gzip."),
    UNSUPPORTED_MEDIA_TYPE(
            415, IssueType.NOT_SUPPORTED, "Media type %s is not understood: send application/fhir+json or +xml."),
    NOT_A_FORM(
            415,
            IssueType.NOT_SUPPORTED,
            "A search that is posted has its parameters as application/x-www-form-urlencoded, not as %s."),
    NOT_ACCEPTABLE(406, IssueType.NOT_SUPPORTED, "No such representation: accept application/fhir+json or +xml."),
    METHOD_NOT_ALLOWED(405, IssueType.NOT_SUPPORTED, "%s is not possible here: GET /fhir/metadata lists what is."),
    UNKNOWN_PARAMETER(
            400, IssueType.NOT_SUPPORTED, "Parameter %s is not known: GET /fhir/metadata lists those that are."),
    TOO_MUCH_ASKED(400, IssueType.TOO_COSTLY, "The search has %s %s: ask for at most %s at a time."),
    INVALID_PARAMETER(400, IssueType.INVALID, "%s cannot be read as the value of %s."),

    // what was sent is not a recording that can be kept
    UNKNOWN_OBSERVATION_CODE(
            422,
            IssueType.CODE_INVALID,
            "Observation.code is neither an ECG (MDC 131328 or LOINC 11524-6) nor a PPG (MDC 150452)."),
    NO_SAMPLED_DATA(
            422, IssueType.REQUIRED, "There is no valueSampledData with data: send the samples of at least one lead."),
    TOO_MANY_LEADS(
            422,
            IssueType.TOO_COSTLY,
            "There are %s: a recording has at most %s leads that are read, and %s components in all."),
    DUPLICATE_LEAD(422, IssueType.DUPLICATE, "Lead %s is there twice: send each lead once."),
    DIFFERENT_LENGTH(
            422,
            IssueType.INVARIANT,
            "This lead has %s samples where the first has %s: send all leads of a recording at one length."),
    DIFFERENT_RATE(
            422,
            IssueType.INVARIANT,
            "This lead has a period of %s ms where the first has %s ms: send all leads of a recording at one rate."),
    INVALID_PERIOD(
            422, IssueType.VALUE, "The period is %s: give the time between two samples in milliseconds, above 0."),
    RATE_OUT_OF_RANGE(422, IssueType.VALUE, "The sample rate is %s Hz: recordings from %s to %s Hz are taken."),
    TOO_LONG(422, IssueType.TOO_LONG, "The recording lasts %s s: send at most %s s at a time."),
    NO_SAMPLES(422, IssueType.REQUIRED, "There are no samples: the data element is empty."),
    NOT_TO_BE_READ(
            422,
            IssueType.BUSINESS_RULE,
            "The status is %s: what was entered in error or cancelled is not read as a recording. Send one that counts."),
    DIFFERENT_UNITS(
            422,
            IssueType.INVARIANT,
            "The unit says %s and its code says %s: a factor of a thousand is not guessed. Send one of them."),
    UNKNOWN_UNIT(422, IssueType.CODE_INVALID, "Unit %s is not a voltage: use mV, uV, nV or V."),
    INVALID_FACTOR(422, IssueType.VALUE, "The factor is %s: it must be finite and not 0."),
    INVALID_ORIGIN(422, IssueType.VALUE, "The origin is %s: it must be a finite number."),
    INVALID_DIMENSIONS(422, IssueType.VALUE, "Dimensions is %s: send one dimension for each lead."),
    INVALID_SAMPLE(
            422, IssueType.VALUE, "Sample %s is \"%s\": samples are decimals, or E, L or U where there is no value."),
    INVALID_ELEMENT(422, IssueType.VALUE, "%s"),
    MISSING_ELEMENT(422, IssueType.REQUIRED, "%s is missing."),
    INVALID_REFERENCE(422, IssueType.VALUE, "%s"),
    BROKEN_INVARIANT(422, IssueType.INVARIANT, "%s"),
    NOT_CONFORMANT(422, IssueType.INVALID, "%s"),
    VALIDATION_TOO_LONG(
            503, IssueType.TOO_COSTLY, "Validating it takes longer than %s s: send a smaller resource, or try again."),

    // what was sent is a file that is not a recording
    UNKNOWN_FILE(
            415,
            IssueType.NOT_SUPPORTED,
            "The file %s is none of those that are read here: send one of %s, or a zip of it."),
    DAMAGED_FILE(422, IssueType.STRUCTURE, "The %s file is damaged or not what it claims to be, at %s: %s."),
    UNSUPPORTED_FILE(422, IssueType.NOT_SUPPORTED, "The %s file cannot be read here, because of %s: %s."),
    NO_LEAD_IN_FILE(422, IssueType.REQUIRED, "The %s file has no ECG lead and no pleth; its channels: %s."),
    FILE_MISSING(
            422,
            IssueType.REQUIRED,
            "%s names the file %s, which was not sent along: send all files of a record in one zip."),
    SEVERAL_RECORDINGS(422, IssueType.TOO_COSTLY, "There is more than one recording: %s. Send one at a time."),
    PAPER_NOT_READ(422, IssueType.NOT_SUPPORTED, "The picture %s cannot be read as a printed ECG: %s."),
    PAPER_LAID_ASIDE(
            422,
            IssueType.NOT_SUPPORTED,
            "The picture %s cannot be read as a printed ECG by itself: %s. It waits for a reader who lays it out by hand, at"
                    + " /pages/%s."),
    NO_ROOM_FOR_PAGE(
            503,
            IssueType.THROTTLED,
            "The picture %s cannot be read as a printed ECG by itself: %s. It was not kept for a reader to lay out by hand, since"
                    + " %s pages wait already: send it again later."),
    PAGE_IS_RECORDING(
            409,
            IssueType.DUPLICATE,
            "The file of this page became the recording %s meanwhile: what was laid out here was not kept."),
    PAGE_SAID_ANEW(
            409,
            IssueType.CONFLICT,
            "It was said meanwhile whose page this is, or said otherwise: compare the name on the paper, then accept again."),
    FILE_TOO_LONG(
            422,
            IssueType.TOO_LONG,
            "The recording lasts %s min, and at most %s are read as one: send it with split=true (import --split) to have it"
                    + " taken in as consecutive parts of %s min."),
    NOTHING_MENDED(
            422,
            IssueType.BUSINESS_RULE,
            "These changes change no sample: what they erase is missing already, or what they draw is there. Nothing was kept."),
    NO_TRACE_IN_BOX(
            422,
            IssueType.NOT_FOUND,
            "There is no trace in the box of %s: lay it around the lead, without its neighbours."),
    NOT_ON_PAGE(
            422,
            IssueType.BUSINESS_RULE,
            "%s: the page does not show this stretch of the lead. Only what is printed can be drawn."),
    ZIP_TOO_LARGE(413, IssueType.TOO_LONG, "The zip unpacks to more than %s: send one recording at a time."),
    OTHER_PATIENT(
            409,
            IssueType.CONFLICT,
            "The patient with the number %s is known here with another %s than the file states: say whose recording it is"
                    + " (field patient, such as Patient/123)."),
    NUMBER_OF_SEVERAL(
            422,
            IssueType.MULTIPLE_MATCHES,
            "Several patients here have the number %s that the file states: say whose recording it is (field patient, such as"
                    + " Patient/123)."),

    // orders
    UNKNOWN_ORDER(404, IssueType.NOT_FOUND, "There is no order with the number %s: send it as a new one first."),
    KNOWN_ORDER(
            409,
            IssueType.DUPLICATE,
            "There is an order with the number %s already, and it says something else: send a change."),
    ENDED_ORDER(409, IssueType.BUSINESS_RULE, "The order with the number %s is %s: it does not change any more."),
    OF_ANOTHER_PATIENT(409, IssueType.CONFLICT, "The %s with the number %s is another patient's here."),
    OTHER_PERSON(
            409,
            IssueType.CONFLICT,
            "The patient with the number %s is known here with another %s: correct it where it is wrong."),
    SEVERAL_PATIENTS(409, IssueType.MULTIPLE_MATCHES, "The patient's numbers belong to different patients here."),

    // what was asked for
    NOT_FOUND(404, IssueType.NOT_FOUND, "There is no %s with id %s."),
    INVALID_ID(400, IssueType.INVALID, "This is not an id of ours: ids are up to 64 letters, digits, '-' and '.'."),
    NOT_WRITABLE(
            409,
            IssueType.NOT_SUPPORTED,
            "The recording cannot be written as %s: %s. GET /fhir/Observation has it as it is."),
    WITHDRAWN_FILE(
            409,
            IssueType.BUSINESS_RULE,
            "Its sender says that the recording was entered in error: no file of it is given out."),
    NOT_YET_READ(404, IssueType.NOT_FOUND, "The recording %s is not read yet: ask again in a few seconds."),
    NOT_SEALED_YET(404, IssueType.NOT_FOUND, "The AuditEvent %s is not sealed yet: ask again in half a minute."),
    AUDIT_NOT_SEALED(
            404,
            IssueType.NOT_SUPPORTED,
            "The audit trail is not sealed here: an administrator sets a key in einthoven.audit.key."),
    NO_EXPLANATION(404, IssueType.NOT_FOUND, "Finding %s has no map that may be shown."),
    UNKNOWN_HOST(
            421,
            IssueType.NOT_FOUND,
            "This server does not answer under that name: use one that its setting einthoven.hosts lists."),
    NO_COMPARTMENT(
            404,
            IssueType.NOT_FOUND,
            "There is no compartment of a %s; there are those of a %s, such as Patient/123/*."),
    NEVER_IN_COMPARTMENT(
            404, IssueType.NOT_FOUND, "No %s is ever in the compartment of a %s; search it among these types: %s."),
    PATH_NOT_FOUND(404, IssueType.NOT_FOUND, "There is nothing at this address."),

    // review
    STALE_DRAFT(
            409,
            IssueType.CONFLICT,
            "This review was saved by %s meanwhile: read that version, then make your changes."),
    STALE_TEMPLATES(
            409,
            IssueType.CONFLICT,
            "The beats were changed meanwhile and the templates made anew: look at them, then change the class again."),
    AMBIGUOUS_CONDITION(
            412,
            IssueType.MULTIPLE_MATCHES,
            "The condition fits more than one %s: nothing was changed; make it fit one. It was: %s"),
    NO_MATCH(404, IssueType.NOT_FOUND, "No %s fits the condition %s."),
    OTHER_ID(400, IssueType.INVALID, "The id in the body is %s where %s is the one that is meant: send the right one."),
    ID_TAKEN(409, IssueType.CONFLICT, "%s is there already and does not fit the condition %s: nothing was changed."),
    GONE(410, IssueType.DELETED, "The %s with id %s was deleted; its history has its earlier versions."),
    REFERRED_TO(
            409, IssueType.CONFLICT, "%s is not deleted: other resources refer to it. Delete or change those first."),
    KEPT_AS_READ(
            409,
            IssueType.BUSINESS_RULE,
            "%s belongs to a recording and what was read and signed of it: it is neither changed nor deleted through here."
                    + " A recording is withdrawn by an update of its Observation to the status entered-in-error."),
    OTHER_SAMPLES(
            422,
            IssueType.BUSINESS_RULE,
            "%s differs from the recording: what was recorded never changes. Post what is new as a new Observation."),
    PUBLISHED_HERE(
            409,
            IssueType.BUSINESS_RULE,
            "%s belongs to this server's implementation guide: write a resource of your own under another id."),
    RECORDING_BY_PUT(
            422,
            IssueType.BUSINESS_RULE,
            "Recordings get ids of their own: POST it to /fhir/Observation, with If-None-Exist to have it stored once."),
    TOO_MANY_ENTRIES(
            413, IssueType.TOO_COSTLY, "The Bundle has %s entries: send at most %s at a time, or import them in bulk."),
    TOO_MUCH_ANSWERED(
            413,
            IssueType.TOO_COSTLY,
            "What the Bundle asks for is more than %s MiB in all: ask for it in several Bundles."),
    TWICE_IN_BUNDLE(400, IssueType.DUPLICATE, "%s is in the transaction twice: a transaction changes a resource once."),
    NO_SUCH_ENTRY(400, IssueType.NOT_FOUND, "No entry of the transaction has the fullUrl %s that is referred to."),
    BATCH_ENTRIES_APART(
            400,
            IssueType.BUSINESS_RULE,
            "%s is another entry of the same batch, whose entries know nothing of each other: send a transaction."),
    PART_OF_RESOURCE(
            422,
            IssueType.BUSINESS_RULE,
            "The resource is tagged as SUBSETTED: what it lacks would be deleted. Read it whole, change that, and send it."),
    INVALID_PATCH(422, IssueType.PROCESSING, "The patch cannot be applied: %s"),
    NOTHING_TO_CHANGE(
            412, IssueType.CONFLICT, "There is no such resource that could be at a version: create it instead."),
    ALREADY_THERE(412, IssueType.CONFLICT, "There is %s already, and the request is to create it only."),
    STALE_VERSION(412, IssueType.CONFLICT, "The resource is at version %s by now: read it, then make your changes."),
    DRAFT_OF_ANOTHER_READER(409, IssueType.CONFLICT, "This review is being written by %s."),
    ALREADY_SIGNED(409, IssueType.BUSINESS_RULE, "This review is signed and cannot change: amend it instead."),
    NOT_REVIEWABLE(409, IssueType.BUSINESS_RULE, "The recording is not read yet, so there is nothing to review."),
    WITHDRAWN(
            409,
            IssueType.BUSINESS_RULE,
            "Its sender says that the recording was entered in error: nothing of it is signed or mended."),
    READ_FIRST(
            409,
            IssueType.BUSINESS_RULE,
            "Commit your own reading of this recording first: what was read of it is shown and given out afterwards."),
    NOT_READ_FIRST(
            409,
            IssueType.BUSINESS_RULE,
            "Nothing was kept: what you say is a reading of your own only where what was read is still withheld from you."),
    UNDECIDED_FINDINGS(422, IssueType.BUSINESS_RULE, "Decide on each flagged finding before signing; undecided: %s."),
    IMPOSSIBLE_EDIT(422, IssueType.BUSINESS_RULE, "This cannot be changed so: %s"),
    UNKNOWN_FINDING(422, IssueType.VALUE, "The reading has no finding %s."),
    SECOND_READER_MISSING(
            409,
            IssueType.BUSINESS_RULE,
            "Two readers read a recording here, each by themselves, before one reading of both is made: the second is missing."),
    NOT_YOURS_TO_READ(
            409,
            IssueType.BUSINESS_RULE,
            "You have read this recording, or two others have: what was said of it does not change. Adjudicate it instead."),
    OTHER_ADJUDICATOR(
            409,
            IssueType.BUSINESS_RULE,
            "You are one of the two who read this differently: save what you propose, so that another reader may sign it."),
    TOO_MANY_VIEWS(409, IssueType.TOO_COSTLY, "A reader keeps at most %s views: remove one first."),

    // models
    STALE_MODELS(
            409, IssueType.CONFLICT, "The models were changed by somebody meanwhile: look at them again, then decide."),
    MODEL_STEP(409, IssueType.BUSINESS_RULE, "%s cannot become %s: %s."),
    GATE_CLOSED(409, IssueType.BUSINESS_RULE, "%s may not become active yet. %s"),
    MODEL_REFUSED(422, IssueType.BUSINESS_RULE, "The model is refused, since it fails the check that %s: %s"),

    // who asks
    NOT_SIGNED_IN(401, IssueType.LOGIN, "Sign in: user and password are wrong or missing, or the token has expired."),
    TOO_MANY_ATTEMPTS(
            429,
            IssueType.THROTTLED,
            "Too many failed sign-ins: wait some minutes, then try again with the right password."),
    TOO_MANY_CODES(
            429,
            IssueType.THROTTLED,
            "Too many codes that are not known: wait a minute, then type the one on the report."),
    WRONG_PASSWORD(422, IssueType.LOGIN, "The password of now is not right: nothing was changed."),
    WEAK_PASSWORD(422, IssueType.BUSINESS_RULE, "The new password %s: choose another."),
    MUST_CHANGE_PASSWORD(
            403, IssueType.FORBIDDEN, "Somebody else knows this password: change it at /account before anything else."),
    ACCOUNT_THERE(409, IssueType.DUPLICATE, "There is an account with the name %s already: choose another."),
    OWN_ACCOUNT(409, IssueType.BUSINESS_RULE, "Nobody blocks their own account: another administrator can."),
    NOT_ALLOWED(403, IssueType.FORBIDDEN, "This account may not do that: it needs another role or scope."),
    INSUFFICIENT_SCOPE(403, IssueType.FORBIDDEN, "The scopes do not allow this: it needs %s."),
    NOT_FOR_ONE_PATIENT(
            403,
            IssueType.FORBIDDEN,
            "With scopes for one patient this cannot be asked: %s. Ask without it, or with scopes of a user or system."),
    NO_IDENTITY_PROVIDER(
            404,
            IssueType.NOT_FOUND,
            "No identity provider is set up here, so there are no tokens: programs sign in with HTTP Basic."),
    NO_LAUNCH(404, IssueType.NOT_FOUND, "These pages cannot be opened from elsewhere: sign in with user and password."),
    UNKNOWN_LAUNCHER(
            403,
            IssueType.FORBIDDEN,
            "These pages are not opened from there: an administrator can list the FHIR server (iss) in"
                    + " einthoven.launch.from."),
    LAUNCH_WITHOUT_PATIENT(
            403,
            IssueType.FORBIDDEN,
            "The EHR opened these pages without saying for which patient: its identity provider must grant the scope"
                    + " launch and put the patient into the ID token."),
    CROSS_SITE(
            403, IssueType.FORBIDDEN, "Programs sign in with HTTP Basic or a bearer token, not with a page's cookie."),

    // bulk
    ASYNC_ONLY(400, IssueType.REQUIRED, "This is done in the background: ask with the header Prefer: respond-async."),
    TOO_MANY_JOBS(
            429,
            IssueType.THROTTLED,
            "%s bulk jobs of yours are not done yet: wait for one of them, or end it with DELETE at its status address."),
    NO_ROOM_FOR_BULK(
            503, IssueType.TRANSIENT, "The files of bulk jobs take all the room that they have: try again tomorrow."),
    JOB_FAILED(500, IssueType.EXCEPTION, "The job was given up: %s."),
    JOB_NOT_DONE(404, IssueType.NOT_FOUND, "The files of a job are there once it is done: ask for its status."),
    LINE_TOO_LONG(413, IssueType.TOO_LONG, "The line has more than %s: send it as a request of its own."),
    IMPORT_TOO_LARGE(413, IssueType.TOO_LONG, "There are more than %s to be imported: send them in several imports."),
    NOTHING_FETCHED(
            422,
            IssueType.NOT_SUPPORTED,
            "Nothing is fetched from other servers: send the lines themselves, as application/fhir+ndjson or in a Binary."),
    NOT_KEPT_HERE(422, IssueType.NOT_SUPPORTED, "Resources of the type %s are not kept here."),

    // ourselves
    INVALID_SUBSCRIPTION(422, IssueType.BUSINESS_RULE, "This subscription is not possible here: %s."),
    SUBSCRIBER_NOT_ALLOWED(
            422,
            IssueType.FORBIDDEN,
            "Nothing is sent to %s: an administrator allows hosts in einthoven.subscriptions.hosts."),
    MODELS_MISSING(
            503,
            IssueType.TRANSIENT,
            "The models that read recordings are missing or damaged: an administrator finds which in the log."),
    SEARCH_TOO_LONG(
            504,
            IssueType.TIMEOUT,
            "The search took too long and was ended: narrow it, by patient, code or date, or ask with _total=none."),
    ABOUT_TO_GO(
            503,
            IssueType.TRANSIENT,
            "What is kept of this patient is being erased at this moment: look again in a few minutes."),
    BUSY(503, IssueType.TRANSIENT, "The server is starting or overloaded: try again in a few seconds."),
    DATABASE_GONE(
            503,
            IssueType.NO_STORE,
            "The server does not reach its database: nothing can be read or kept now. Try again in a minute; what was not"
                    + " answered as taken is to be sent again."),
    DISC_FULL(
            507,
            IssueType.NO_STORE,
            "There is no room left on the server's disc: nothing was kept. Send it again once an administrator has made room."),
    INTERNAL(500, IssueType.EXCEPTION, "The server failed; nothing was stored. Its log has the details under %s.");

    private final int httpStatus;
    private final IssueType issueType;
    private final String sentence;

    Fault(int httpStatus, IssueType issueType, String sentence) {
        this.httpStatus = httpStatus;
        this.issueType = issueType;
        this.sentence = sentence;
    }

    /** Stable name for programs, such as {@code different-length}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of fault in words. */
    public String title() {
        return code().replace('-', ' ');
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may do well a little later, so that it is worth saying when (RFC 9110, 10.2.3). */
    public boolean mayPass() {
        return httpStatus == 503 || this == DISC_FULL;
    }

    public IssueType issueType() {
        return issueType;
    }

    /** The sentence for the sender, with the details put in. */
    public String sentence(Object... details) {
        return String.format(Locale.ROOT, sentence, details);
    }
}
