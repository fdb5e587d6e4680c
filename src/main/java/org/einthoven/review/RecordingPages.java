package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.Edits;
import org.einthoven.archive.Patients;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Worklist;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.print.ReportPrinter;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** One recording: its trace, what was read of it, and its review up to the signature. */
@Path("/recordings/{id}")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class RecordingPages {
    private static final String SVG = "image/svg+xml";

    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Edits edits;
    private final Patients patients;
    private final ReviewDesk desk;
    private final ReportPrinter printer;
    private final AuditTrail audit;
    private final Times times;
    private final RecordingHeads heads;
    private final WorklistAsides asides;
    private final ReadingRoom room;
    private final Worklist worklist;
    private final Claims claims;
    private final SignedIn reader;
    private final SignalViews signals;
    private final Speech speech;

    RecordingPages(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            Edits edits,
            Patients patients,
            ReviewDesk desk,
            ReportPrinter printer,
            AuditTrail audit,
            Times times,
            RecordingHeads heads,
            WorklistAsides asides,
            ReadingRoom room,
            Worklist worklist,
            Claims claims,
            SignedIn reader,
            SignalViews signals,
            Speech speech) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.edits = edits;
        this.patients = patients;
        this.desk = desk;
        this.printer = printer;
        this.audit = audit;
        this.times = times;
        this.heads = heads;
        this.asides = asides;
        this.room = room;
        this.worklist = worklist;
        this.claims = claims;
        this.reader = reader;
        this.signals = signals;
        this.speech = speech;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance recording(RecordingView view);

        static native TemplateInstance sign(RecordingHead head, Signing signing);

        private Templates() {}
    }

    @GET
    public Response recording(
            @PathParam("id") String id,
            @QueryParam("amend") boolean amend,
            @Nullable @QueryParam("after") String signedBefore,
            @QueryParam("overtaken") boolean overtaken,
            @Nullable @QueryParam("shown") List<String> leads,
            @Nullable @HeaderParam(AuditAction.AHEAD_HEADER) String ahead) {
        StoredRecording recording = find(id);
        RecordingHead head = heads.of(recording);
        WorklistAside aside = asides.of(recording, signedBefore, overtaken);
        audit.record(AuditAction.reading(ahead), "Recording", recording.id.toString());
        Optional<StoredReading> reading = readings.of(recording.id);
        if (reading.isEmpty()) {
            return page(200, RecordingView.pending(head, aside));
        }
        List<Review> versions = reviews.versions(recording.id);
        if (room.isToReadFirst(recording, versions)) {
            return page(200, RecordingView.blind(head, aside));
        }
        ShownReading shown = shown(reading.get(), versions);
        ReviewView review = ReviewView.of(shown, versions, room.beginning(recording.id), amend, times);
        return page(200, view(head, recording, reading.get(), shown, review, aside, leads));
    }

    /** Saves the form and, where asked to, goes on to the page on which it is signed. */
    @POST
    @Path("/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response review(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        Optional<StoredRecording> found = recordings.find(RecordingId.parse(id));
        if (found.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        StoredRecording recording = found.get();
        StoredReading reading = readable(recording);
        ReadingDocument document =
                shown(reading, reviews.versions(recording.id)).now();
        ReviewForm form = ReviewForm.read(posted, document);
        String action = posted.getFirst("action");
        try {
            if ("commit".equals(action)) {
                desk.commit(recording.id, form, document, reader.getName());
                return next(recording);
            }
            desk.save(recording.id, form, document, reader.getName());
        } catch (FaultException refused) {
            return refused(recording, reading, form, refused);
        }
        return Response.seeOther(URI.create("/recordings/" + recording.id + ("sign".equals(action) ? "/sign" : "")))
                .build();
    }

    /**
     * Changes what was seen in the recording, or takes a change back; what follows is computed anew. What is typed into the
     * review meanwhile is posted along, saved where it can be, and comes back in the page.
     */
    @POST
    @Path("/edits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        Optional<StoredRecording> found = recordings.find(RecordingId.parse(id));
        if (found.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        StoredRecording recording = found.get();
        StoredReading reading = readable(recording);
        ShownReading before = shown(reading, reviews.versions(recording.id));
        ReviewForm form = ReviewForm.read(posted, before.now());
        ReviewContent typed = null;
        String unsaved = null;
        try {
            typed = form.content(before.now());
        } catch (FaultException unfinished) {
            unsaved = unfinished.getMessage();
        }
        Review draft;
        try {
            ProposedEdit proposed = new EditForm(posted, before, number -> signals.template(recording, before, number))
                    .propose(recording.id, edits);
            draft = desk.edit(recording.id, form, typed, proposed, reader.getName());
        } catch (FaultException refused) {
            return refused(recording, reading, form, refused);
        }
        List<Review> versions = reviews.versions(recording.id);
        ShownReading now = shown(reading, versions);
        ReviewView review = ReviewView.edited(now, versions, form.on(draft, before.now(), now.now()), unsaved, times);
        WorklistAside aside = asides.of(recording, null, false);
        return page(200, view(heads.of(find(id)), recording, reading, now, review, aside, posted.get("shown")));
    }

    /** The page as it was typed, with what is in the way. */
    private Response refused(
            StoredRecording recording, StoredReading reading, ReviewForm form, FaultException refused) {
        List<Review> versions = reviews.versions(recording.id);
        ShownReading shown = shown(reading, versions);
        ReviewView again = ReviewView.refused(shown, versions, form, String.valueOf(refused.getMessage()), times);
        WorklistAside aside = asides.of(recording, null, false);
        return page(
                refused.fault().httpStatus(), view(heads.of(recording), recording, reading, shown, again, aside, null));
    }

    private ShownReading shown(StoredReading reading, List<Review> versions) {
        return ShownReading.of(reading.document(), versions, edits.log(reading.recordingId));
    }

    /** Shows what is about to be signed. */
    @GET
    @Path("/sign")
    public Response sign(@PathParam("id") String id) {
        return signPage(find(id), 200, null);
    }

    @POST
    @Path("/sign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signed(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        StoredRecording recording = find(id);
        readable(recording);
        try {
            desk.sign(recording.id, ReviewForm.lock(posted.getFirst("lock")), reader.getName());
        } catch (FaultException refused) {
            if (refused.fault() == Fault.ALREADY_SIGNED) {
                return Response.seeOther(URI.create("/recordings/" + recording.id + "?overtaken=true"))
                        .build();
            }
            return signPage(recording, refused.fault().httpStatus(), refused.getMessage());
        }
        return "next".equals(posted.getFirst("then")) ? next(recording) : backTo(recording);
    }

    /** The recording that is now the first to look at, claimed for the reader; the worklist where none is open. */
    private Response next(StoredRecording signed) {
        String address = worklist.after(signed.id, reader.getName())
                .map(open -> {
                    claims.claim(open, reader.getName());
                    return "/recordings/" + open + "?after=" + signed.id;
                })
                .orElse("/");
        return Response.seeOther(URI.create(address)).build();
    }

    /** Where one lands who had to sign in again while saving or changing: what was typed is kept in the page. */
    @GET
    @Path("/{where:review|edits}")
    public Response afterSigningIn(@PathParam("id") String id) {
        return backTo(find(id));
    }

    /**
     * Ten seconds as a drawing, for browsers without scripts and for printing.
     *
     * @param electrodes code of an {@link ElectrodeSwap} that is undone in the drawing; null for none
     */
    @GET
    @Path("/trace.svg")
    @Produces(SVG)
    public Response trace(
            @PathParam("id") String id,
            @Nullable @QueryParam("electrodes") String electrodes,
            @Nullable @QueryParam("form") String form,
            @Nullable @QueryParam("order") String order,
            @Nullable @QueryParam("rhythm") String rhythm,
            @Nullable @QueryParam("speed") String speed,
            @Nullable @QueryParam("gain") String gain,
            @Nullable @QueryParam("from") String from) {
        StoredRecording recording = find(id);
        SheetChoice choice = SheetChoice.of(form, order, rhythm, speed, gain, from);
        audit.record(AuditAction.READ, "Waveform", recording.id.toString());
        Recording samples = recordings
                .waveform(recording.id)
                .toRecording(recording.kind, recording.rate())
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "known lead in recording", recording.id));
        List<Review> versions = reviews.versions(recording.id);
        TraceMarks marks = readings.of(recording.id)
                .filter(reading -> !room.isToReadFirst(recording, versions))
                .map(reading -> TraceMarks.of(shown(reading, versions).now()))
                .orElse(TraceMarks.NONE);
        return Response.ok(
                        electrodes == null
                                ? TraceSvg.draw(samples, marks, choice, speech.book())
                                : corrected(samples, electrodes, choice))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private String corrected(Recording samples, String electrodes, SheetChoice choice) {
        ElectrodeSwap swap = ElectrodeSwap.named(electrodes)
                .filter(known -> known.isCorrectable() && samples instanceof Ecg)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "correction of electrodes", "of this name"));
        return TraceSvg.drawCorrected((Ecg) samples, swap, choice, speech.book());
    }

    private Response signPage(StoredRecording recording, int status, @Nullable String message) {
        Optional<Review> draft = reviews.openDraft(recording.id);
        if (draft.isEmpty()) {
            return backTo(recording);
        }
        ReadingDocument model = readable(recording).document();
        ReadingDocument document = draft.get().reading(model);
        audit.record(AuditAction.READ, "Review", draft.get().id.toString());
        List<Statement> statements = Statement.of(document, draft.get().content());
        Signing signing = new Signing(statements, draft.get().version, draft.get().lockVersion, message);
        return html(status, Templates.sign(heads.of(recording), signing));
    }

    /** What was read, for whoever may see it. */
    private StoredReading readable(StoredRecording recording) {
        if (room.isToReadFirst(recording, reviews.versions(recording.id))) {
            throw FaultException.of(Fault.READ_FIRST);
        }
        return readings.of(recording.id).orElseThrow(() -> FaultException.of(Fault.NOT_REVIEWABLE));
    }

    private RecordingView view(
            RecordingHead head,
            StoredRecording recording,
            StoredReading reading,
            ShownReading shown,
            ReviewView review,
            WorklistAside aside,
            @Nullable List<String> leads) {
        TwoReaders readers = room.readers(recording.id, shown.model());
        boolean open = review.editable() && readers.mayChangeMarks();
        return RecordingView.of(
                head,
                subject(recording),
                reading,
                shown,
                times,
                printer.checkCodes(recording.id),
                review,
                readers,
                room.ownSaid(recording.id),
                signals.pulse(recording, shown.now()),
                signals.holter(recording, shown, open, leads == null ? List.of() : leads),
                speech.book(),
                aside);
    }

    private static Response backTo(StoredRecording recording) {
        return Response.seeOther(URI.create("/recordings/" + recording.id)).build();
    }

    private static Response page(int status, RecordingView view) {
        return html(status, Templates.recording(view));
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page)
                .header("Cache-Control", "no-store")
                .build();
    }

    private Subject subject(StoredRecording recording) {
        return patients.subject(recording.subject, recording.takenAt);
    }

    private StoredRecording find(String id) {
        UUID recording = RecordingId.parse(id);
        return recordings.find(recording).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", recording));
    }
}
