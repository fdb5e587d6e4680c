package org.einthoven.review;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.archive.IndependentReviews;
import org.einthoven.archive.IndependentReviews.Stage;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Veil;
import org.einthoven.audit.AuditAction;
import org.einthoven.diagnosis.ReaderStatement;

/** What a reader is to know of a recording: of other readers of it, and of the machine's reading before their own. */
@ApplicationScoped
class ReadingRoom {
    private final IndependentReviews independent;
    private final OwnReadings own;
    private final Veil veil;
    private final Times times;
    private final SignedIn reader;
    private final CurrentVertxRequest request;

    ReadingRoom(
            IndependentReviews independent,
            OwnReadings own,
            Veil veil,
            Times times,
            SignedIn reader,
            CurrentVertxRequest request) {
        this.independent = independent;
        this.own = own;
        this.veil = veil;
        this.times = times;
        this.reader = reader;
        this.request = request;
    }

    TwoReaders readers(UUID recording, ReadingDocument reading) {
        Stage stage = independent.stage(recording, reader.getName());
        return TwoReaders.of(stage, independent.of(recording), reader.getName(), reading, times);
    }

    /**
     * What the first review of a recording begins with: that on which two readers agree; else what the reader said before
     * seeing the machine's reading and the machine does not say.
     */
    ReviewContent beginning(UUID recording) {
        if (independent.stage(recording, reader.getName()) == Stage.TO_ADJUDICATE) {
            return IndependentReviews.common(independent.of(recording));
        }
        List<String> added = own.of(recording, reader.getName()).stream()
                .flatMap(said -> words(
                        said.own().stream().filter(statement -> !said.machine().contains(statement)), said.words()))
                .toList();
        return new ReviewContent(List.of(), added, "");
    }

    /**
     * Whether the reader commits a reading of their own before seeing the machine's. Where not, it is shown to them, unless the page is
     * fetched ahead.
     */
    boolean isToReadFirst(StoredRecording recording, List<Review> versions) {
        return asking() == AuditAction.PREFETCH
                ? veil.isOver(recording, versions, reader.getName())
                : veil.holdsBack(recording, versions, reader.getName());
    }

    /** How what is asked for is looked at. */
    AuditAction asking() {
        RoutingContext routing = request.getCurrent();
        return AuditAction.reading(routing == null ? null : routing.request().getHeader(AuditAction.AHEAD_HEADER));
    }

    /** What the reader said before seeing the machine's reading; empty where they did not. */
    List<String> ownSaid(UUID recording) {
        Optional<OwnReading> said = own.of(recording, reader.getName());
        List<String> words = said.stream()
                .flatMap(one -> words(one.own().stream(), one.words()))
                .toList();
        return said.isPresent() && words.isEmpty() ? List.of("none of the statements") : words;
    }

    private static Stream<String> words(Stream<ReaderStatement> statements, String words) {
        return Stream.concat(
                statements.sorted().map(ReaderStatement::display), words.isEmpty() ? Stream.empty() : Stream.of(words));
    }
}
