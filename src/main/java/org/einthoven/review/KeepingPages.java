package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import org.einthoven.archive.KeptText;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureDesk;
import org.einthoven.erasure.ErasureLists;
import org.einthoven.erasure.ErasureReplay;
import org.einthoven.erasure.ErasureReplay.Replayed;
import org.einthoven.erasure.Erasures;
import org.einthoven.erasure.Preview;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.retention.Retention;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Erasing a patient in two steps, and what is kept for how long, for administrators. Shown are numbers, nothing clinical. */
@Path("/keeping")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class KeepingPages {
    static final String REPLAY = "/keeping/replay";
    static final String LOOK_AT_LIST = "/keeping/replay/look";

    private static final String ENTITY = "Erasure";

    /** A FHIR id has 64, a reference with an address some more. */
    private static final int LONGEST_PERSON = 300;

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;
    private static final long LARGEST_LIST = 32L << 20;

    private final ErasureDesk desk;
    private final ErasureReplay replay;
    private final Erasures erasures;
    private final ErasureLists lists;
    private final Retention retention;
    private final AuditTrail audit;
    private final SignedIn signedIn;
    private final Times times;

    KeepingPages(
            ErasureDesk desk,
            ErasureReplay replay,
            Erasures erasures,
            ErasureLists lists,
            Retention retention,
            AuditTrail audit,
            SignedIn signedIn,
            Times times) {
        this.desk = desk;
        this.replay = replay;
        this.erasures = erasures;
        this.lists = lists;
        this.retention = retention;
        this.audit = audit;
        this.signedIn = signedIn;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance keeping(KeepingView view);

        private Templates() {}
    }

    @GET
    public TemplateInstance show(
            @QueryParam("done") @DefaultValue("false") boolean done,
            @QueryParam("again") @Nullable Integer again,
            @QueryParam("empty") @DefaultValue("0") int empty,
            @QueryParam("later") @DefaultValue("0") int later) {
        audit.search(ENTITY, "erasures");
        return page("", null, done, again == null ? null : new Replayed(again, empty, later), null);
    }

    private TemplateInstance page(
            String person,
            @Nullable Preview preview,
            boolean done,
            @Nullable Replayed again,
            @Nullable Preview byList) {
        return Templates.keeping(new KeepingView(
                person,
                preview,
                done,
                again,
                byList,
                lists.missing(),
                erasures.all().stream()
                        .map(erasure -> new KeepingView.ErasureRow(
                                erasure, times.of(erasure.deed().at())))
                        .toList(),
                retention.due().stream().map(RetentionRow::of).toList(),
                retention.history().stream()
                        .map(gone -> new KeepingView.GoneRow(gone, times.of(gone.at())))
                        .toList()));
    }

    /** A form, so that whom it is about stands in no address and no log. */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance look(@RestForm @DefaultValue("") String person) {
        String whom = person(person);
        Preview preview = desk.look(whom);
        audit.record(AuditAction.SEARCH, ENTITY, null);
        return page(whom, preview, false, null, null);
    }

    private static String person(String typed) {
        String whom = typed.strip();
        if (whom.isEmpty() || whom.length() > LONGEST_PERSON) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "name the Patient's id, or the reference that is in the recordings.");
        }
        if (whom.startsWith("#")) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "what begins with # names somebody within one recording only, and is many people's.");
        }
        return whom;
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @RestForm @DefaultValue("") String person,
            @RestForm @DefaultValue("") String again,
            @RestForm @DefaultValue("") String seen,
            @RestForm @DefaultValue("") String reason) {
        String whom = person(person);
        if (!whom.equals(again.strip())) {
            throw FaultException.of(Fault.BAD_REQUEST, "the id that was typed again is another one.");
        }
        String why = KeptText.cleaned(reason).strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "say why, in " + SHORTEST_REASON + " to " + LONGEST_REASON + " letters.");
        }
        if (why.contains(whom)) {
            throw FaultException.of(Fault.BAD_REQUEST, "the reason stays for ever: do not name whose data they were.");
        }
        desk.erase(whom, seen, signedIn.getName(), why);
        return Response.seeOther(URI.create("/keeping?done=true")).build();
    }

    @GET
    @Path("erasures.ndjson")
    @Produces("application/x-ndjson")
    public Response list() {
        audit.record(AuditAction.EXPORT, ENTITY, null);
        return Response.ok(lists.write(erasures.list()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"erasures.ndjson\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What would go by a list. The browser gives it again when it is done: it is nothing to keep here. */
    @POST
    @Path("replay/look")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public TemplateInstance lookAgain(@RestForm("file") @Nullable FileUpload file) throws IOException {
        Preview byList = replay.look(listed(file));
        audit.search(ENTITY, "a list of erasures");
        return page("", null, false, null, byList);
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response replay(@RestForm("file") @Nullable FileUpload file, @RestForm @DefaultValue("") String seen)
            throws IOException {
        Replayed again = replay.replay(listed(file), seen, signedIn.getName());
        return Response.seeOther(URI.create(
                        "/keeping?again=" + again.erased() + "&empty=" + again.empty() + "&later=" + again.later()))
                .build();
    }

    private List<Listed> listed(@Nullable FileUpload file) throws IOException {
        if (file == null || file.size() == 0 || file.size() > LARGEST_LIST) {
            throw FaultException.of(Fault.BAD_REQUEST, "choose a list of erasures of at most 32 MB.");
        }
        try {
            return lists.parse(Files.readString(file.uploadedFile()));
        } catch (CharacterCodingException none) {
            throw FaultException.of(Fault.BAD_REQUEST, "the file is no text.");
        }
    }
}
