package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.Patients;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingCorrected;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewSigned;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.ecg.Subject;
import org.hibernate.Session;

/**
 * Writes down what each signature makes true of what the models said, in its transaction. What is amended is written anew, but
 * for how long the first signature took: that does not change, and is not known of what was signed before anybody watched.
 */
@ApplicationScoped
class WatchedReviews {
    private static final String KEEP =
            """
            insert into monitored_review (recording_id, day, month, reader, device, models, sex, decade, measures, amounts,
                items, hits, false_alarms, misses, undecided, statements, probabilities, truths, decided, verdicts)
            select r.id, ?, ?, ?, left(coalesce(r.resource::json #>> '{device,display}', ''), %d), ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from recording r where r.id = ?
                and (? = 1 or exists (select 1 from monitored_review m where m.recording_id = r.id))
            on conflict (recording_id) do update set reader = excluded.reader, items = excluded.items, hits = excluded.hits,
                false_alarms = excluded.false_alarms, misses = excluded.misses, undecided = excluded.undecided,
                statements = excluded.statements, probabilities = excluded.probabilities, truths = excluded.truths,
                decided = excluded.decided, verdicts = excluded.verdicts, summed = false
            """
                    .formatted(WatchedReadings.DEVICE);

    private static final long A_DAY_HOURS = 24;

    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final OwnReadings own;
    private final Patients patients;
    private final Session session;

    WatchedReviews(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            OwnReadings own,
            Patients patients,
            Session session) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.own = own;
        this.patients = patients;
        this.session = session;
    }

    /** Only of what was read: a signature under something else is no truth about the models. */
    void keep(@Observes ReviewSigned signed) {
        StoredRecording recording = recordings.find(signed.recordingId()).orElseThrow();
        StoredReading reading = readings.of(recording.id).orElseThrow();
        Review review = reviews.signed(recording.id).orElseThrow();
        if (reading.status == ReadingStatus.REPORTED) {
            keep(recording, reading, review);
        }
    }

    /** What was sent in error is true of nobody. */
    void keep(@Observes RecordingCorrected corrected) {
        boolean withdrawn = recordings.find(corrected.recordingId()).orElseThrow().withdrawn;
        session.createNativeMutationQuery("update monitored_review set withdrawn = :withdrawn, summed = false"
                        + " where recording_id = :id and withdrawn <> :withdrawn")
                .setParameter("withdrawn", withdrawn)
                .setParameter("id", corrected.recordingId())
                .executeUpdate();
    }

    private void keep(StoredRecording recording, StoredReading reading, Review review) {
        Optional<OwnReading> before = own.of(recording.id, review.reviewer);
        Subject subject = patients.subject(recording.subject, recording.takenAt);
        Instant at = Objects.requireNonNull(review.signedAt);
        double hours = Duration.between(reading.readAt, at).toSeconds() / 3600.0;
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        session.doWork(connection -> Aside.write(connection, KEEP, row -> {
            SignedTruth truth =
                    SignedTruth.of(reading.document(), review.reading(reading.document()), review.content(), before);
            row.setObject(1, day);
            row.setObject(2, day.withDayOfMonth(1));
            row.setString(3, review.reviewer);
            row.setString(4, WatchedReadings.models(reading.document().models()));
            row.setString(5, sex(subject));
            row.setInt(6, decade(subject));
            row.setArray(7, of(row, "text", Stream.of(Series.SIGNED_HOURS, Series.SIGNED_IN_24_H)));
            row.setArray(8, of(row, "float8", Stream.of(hours, hours <= A_DAY_HOURS ? 1.0 : 0.0)));
            bind(row, truth);
            row.setObject(19, recording.id);
            row.setInt(20, review.version);
        }));
    }

    private static void bind(PreparedStatement row, SignedTruth truth) throws SQLException {
        Collection<Outcome> outcomes = truth.items().values();
        row.setArray(9, of(row, "text", truth.items().keySet().stream()));
        row.setArray(10, counts(row, outcomes, Outcome::hits));
        row.setArray(11, counts(row, outcomes, Outcome::falseAlarms));
        row.setArray(12, counts(row, outcomes, Outcome::misses));
        row.setArray(13, counts(row, outcomes, Outcome::undecided));
        row.setArray(14, of(row, "text", truth.answers().stream().map(SignedTruth.Answer::statement)));
        row.setArray(15, of(row, "float8", truth.answers().stream().map(SignedTruth.Answer::probability)));
        row.setArray(16, of(row, "bool", truth.answers().stream().map(SignedTruth.Answer::truth)));
        row.setArray(17, of(row, "text", truth.verdicts().stream().map(SignedTruth.Decided::finding)));
        row.setArray(18, of(row, "text", truth.verdicts().stream().map(SignedTruth.Decided::verdict)));
    }

    private static Array counts(PreparedStatement row, Collection<Outcome> outcomes, ToLongFunction<Outcome> count)
            throws SQLException {
        return of(row, "int4", outcomes.stream().map(outcome -> (int) count.applyAsLong(outcome)));
    }

    private static Array of(PreparedStatement row, String type, Stream<?> values) throws SQLException {
        return row.getConnection().createArrayOf(type, values.toArray());
    }

    private static String sex(Subject subject) {
        Subject.Sex sex = subject.sex();
        return sex == null ? "" : sex.name().toLowerCase(Locale.ROOT);
    }

    private static int decade(Subject subject) {
        Double age = subject.ageYears();
        return age == null ? -1 : (int) (age / 10) * 10;
    }
}
