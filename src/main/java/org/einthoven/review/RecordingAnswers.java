package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.einthoven.archive.Patients;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.print.ReportPrinter;
import org.jspecify.annotations.Nullable;

/** Answers with the page of a recording. */
@ApplicationScoped
class RecordingAnswers {
    private final Patients patients;
    private final ReportPrinter printer;
    private final ReadingRoom room;
    private final SignalViews signals;
    private final Times times;
    private final Speech speech;

    RecordingAnswers(
            Patients patients,
            ReportPrinter printer,
            ReadingRoom room,
            SignalViews signals,
            Times times,
            Speech speech) {
        this.patients = patients;
        this.printer = printer;
        this.room = room;
        this.signals = signals;
        this.times = times;
        this.speech = speech;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance recording(RecordingView view);

        private Templates() {}
    }

    /** Before it was read. */
    Response pending(RecordingHead head, WorklistAside aside) {
        return answer(200, RecordingView.pending(head, aside));
    }

    /** Without what the machine read, for who is to read first. */
    Response blind(RecordingHead head, WorklistAside aside) {
        return answer(200, RecordingView.blind(head, aside));
    }

    /** @param leads that are shown of a long recording; null where none were chosen */
    Response read(
            int status,
            RecordingHead head,
            StoredRecording recording,
            StoredReading reading,
            ShownReading shown,
            ReviewView review,
            WorklistAside aside,
            @Nullable List<String> leads) {
        TwoReaders readers = room.readers(recording.id, shown.model());
        boolean open = review.editable() && readers.mayChangeMarks();
        RecordingView view = RecordingView.of(
                head,
                patients.subject(recording.subject, recording.takenAt),
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
        return answer(status, view);
    }

    private static Response answer(int status, RecordingView view) {
        return Response.status(status)
                .entity(Templates.recording(view))
                .header("Cache-Control", "no-store")
                .build();
    }
}
