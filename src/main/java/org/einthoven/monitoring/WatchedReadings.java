package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.ReadingStored;
import org.einthoven.inference.ModelRef;
import org.hibernate.Session;

/** Writes down what is watched of each reading, in the transaction that stores it: one row, which nobody else waits for. */
@ApplicationScoped
class WatchedReadings {
    /** Longest name of a device that is told apart. */
    static final int DEVICE = 60;

    private static final String INSERT =
            """
            insert into monitored_reading (recording_id, day, device, models, measures, amounts, vector)
            select r.id, ?, left(coalesce(r.resource::json #>> '{device,display}', ''), %d), ?,
                case r.kind when 'ECG' then ?::text[] else ?::text[] end
                    || array['failed', lower(r.kind), 'sample-rate', 'read-seconds', 'read-in-10-s', 'read-in-60-s'],
                case r.kind when 'ECG' then ?::float8[] else ?::float8[] end
                    || array[?, 1, r.sample_rate_hz, t.seconds, (t.seconds <= 10)::int, (t.seconds <= 60)::int]::float8[],
                ?::float8[]
            from recording r, lateral (select extract(epoch from ?::timestamptz - r.received_at)::float8 as seconds) t
            where r.id = ? on conflict do nothing
            """
                    .formatted(DEVICE);

    private final References references;
    private final Session session;
    private final Clock clock;

    WatchedReadings(References references, Session session, Clock clock) {
        this.references = references;
        this.session = session;
        this.clock = clock;
    }

    void keep(@Observes ReadingStored stored) {
        session.doWork(connection -> Aside.write(connection, INSERT, row -> bind(row, stored)));
    }

    private void bind(PreparedStatement row, ReadingStored stored) throws SQLException {
        Connection connection = row.getConnection();
        ReadingDocument document = stored.document();
        Map<String, Double> amounts = ReadingAmounts.of(document, stored.status());
        Map<String, Double> pulses = ReadingAmounts.ofPulses(document, stored.status());
        Optional<double[]> vector = ReadingVector.of(document);
        vector.flatMap(references::distance).ifPresent(distance -> amounts.put(Series.DISTANCE, distance));
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        row.setObject(1, LocalDate.from(now));
        row.setString(2, models(document.models()));
        row.setArray(3, texts(connection, List.copyOf(amounts.keySet())));
        row.setArray(4, texts(connection, List.copyOf(pulses.keySet())));
        row.setArray(5, connection.createArrayOf("float8", amounts.values().toArray()));
        row.setArray(6, connection.createArrayOf("float8", pulses.values().toArray()));
        row.setDouble(7, stored.status() == ReadingStatus.REJECTED ? 1 : 0);
        row.setArray(8, vector.isPresent() ? connection.createArrayOf("float8", boxed(vector.get())) : null);
        row.setObject(9, now);
        row.setObject(10, stored.recordingId());
    }

    static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    /** Such as {@code beat 1.0.0, delineation 1.0.0}; empty where none took part. */
    static String models(List<ModelRef> models) {
        return models.stream()
                .map(model -> model.name() + " " + model.version())
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
