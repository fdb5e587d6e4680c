package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.einthoven.OwnDatabase;
import org.einthoven.archive.SharedMigrations;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that comes to an end while it makes an index, and the one after it. */
class BrokenOffMigrationTest {
    private static final String INDEX = "51";

    /** As Flyway names it by itself, and within the server, where Quarkus finds the files for it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "db/migration/"})
    @Timeout(60)
    void isDoneAgainByTheNextStart(String folder) throws SQLException {
        try (OwnDatabase database = OwnDatabase.startEmpty()) {
            migrate(database, "50");
            asOwner(database, "alter role current_user set lock_timeout = '300ms'");
            try (Connection writer = database.asServer().getConnection();
                    Statement inUse = writer.createStatement()) {
                writer.setAutoCommit(false);
                inUse.execute("delete from recording");
                assertThatThrownBy(() -> migrate(database, INDEX)).isInstanceOf(FlywayException.class);
            }
            assertThat(first(database, "select success from flyway_schema_history where version = '51'"))
                    .as("what kept each later start from going on")
                    .isEqualTo("f");
            assertThat(first(
                            database,
                            "select indisvalid from pg_index where indexrelid =" + " 'recording_by_subject'::regclass"))
                    .isEqualTo("f");
            asOwner(
                    database,
                    "update flyway_schema_history set script = '" + folder + "' || script where version = '51'");

            migrate(database, INDEX);

            assertThat(first(database, "select success from flyway_schema_history where version = '51'"))
                    .isEqualTo("t");
            assertThat(first(
                            database,
                            "select indisvalid from pg_index where indexrelid =" + " 'recording_by_subject'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    @Timeout(60)
    void isNotForgottenWhereNothingSaysThatItClearsUp() throws SQLException {
        try (OwnDatabase database = OwnDatabase.startEmpty()) {
            migrate(database, "50");
            asOwner(database, "update flyway_schema_history set success = false where version = '50'");

            assertThatThrownBy(() -> migrate(database, INDEX)).isInstanceOf(FlywayException.class);
        }
    }

    private static void migrate(OwnDatabase database, String target) {
        SharedMigrations.shared(Flyway.configure())
                .dataSource(database.asOwner())
                .locations("db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void asOwner(OwnDatabase database, String sql) throws SQLException {
        try (Connection connection = database.asOwner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String first(OwnDatabase database, String query) throws SQLException {
        try (Connection connection = database.asOwner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
