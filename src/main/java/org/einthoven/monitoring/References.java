package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.einthoven.statistics.Mahalanobis;
import org.jspecify.annotations.Nullable;

/**
 * What the distance of a reading is measured from: the first readings of this site, or those since a change that an
 * administrator took as the new state. Replicas take it over with the next summing up.
 */
@ApplicationScoped
class References {
    /** Ten for each of the 21 numbers of mean and covariance. */
    static final int READINGS = 300;

    private volatile @Nullable Mahalanobis reference;

    /** In standard deviations; empty while the reference is being gathered. */
    Optional<Double> distance(double[] vector) {
        Mahalanobis known = reference;
        return known == null || vector.length != known.mean().length
                ? Optional.empty()
                : Optional.of(known.distance(vector));
    }

    /** Takes over the newest one that there is. */
    void refresh(Connection connection) throws SQLException {
        reference = newest(connection);
    }

    /**
     * Sets one as soon as there are enough readings since a day that has none.
     *
     * @param since from which day on readings count
     */
    void gather(Connection connection, LocalDate since) throws SQLException {
        if (!isSet(connection, since)) {
            List<double[]> vectors = vectors(connection, since);
            if (vectors.size() == READINGS) {
                set(connection, since, Mahalanobis.of(vectors));
            }
        }
    }

    private static boolean isSet(Connection connection, LocalDate since) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from monitoring_reference where set_on >= ?")) {
            query.setObject(1, since);
            return query.executeQuery().next();
        }
    }

    private static List<double[]> vectors(Connection connection, LocalDate since) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select vector from monitored_reading where day >= ? and vector is not null"
                        + " order by day, recording_id limit " + READINGS)) {
            query.setObject(1, since);
            ResultSet rows = query.executeQuery();
            List<double[]> vectors = new ArrayList<>();
            while (rows.next()) {
                vectors.add(numbers(rows.getArray(1)));
            }
            return vectors;
        }
    }

    private static void set(Connection connection, LocalDate since, Mahalanobis reference) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into monitoring_reference"
                + " (set_on, readings, mean, covariance) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, since);
            insert.setLong(2, READINGS);
            insert.setArray(3, connection.createArrayOf("float8", WatchedReadings.boxed(reference.mean())));
            insert.setArray(4, connection.createArrayOf("float8", WatchedReadings.boxed(reference.covariance())));
            insert.executeUpdate();
        }
    }

    private static @Nullable Mahalanobis newest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select mean, covariance from monitoring_reference order by set_on desc limit 1")) {
            ResultSet rows = query.executeQuery();
            return rows.next() ? new Mahalanobis(numbers(rows.getArray(1)), numbers(rows.getArray(2))) : null;
        }
    }

    private static double[] numbers(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
