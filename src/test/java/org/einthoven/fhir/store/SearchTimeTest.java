package org.einthoven.fhir.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.einthoven.TestDatabase;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search that takes too long is ended where it runs, and said to be. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchTimeTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Inject
    Session session;

    @Inject
    SearchTime time;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void takeNoLong() {
        QuarkusMock.installMockForInstance(new SearchTime(session, () -> LONGEST), time);
    }

    @Test
    void endsASearchThatTakesTooLongAndLeavesNothingRunning() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table fhir_string in access exclusive mode");

            Response ended = ehr("/fhir/Patient?family=Slow");

            ended.then()
                    .statusCode(504)
                    .body("resourceType", equalTo("OperationOutcome"))
                    .body("issue[0].code", equalTo("timeout"))
                    .body("issue[0].diagnostics", containsString("narrow it"));
            assertThat(ended.header("Retry-After")).isNull();
            assertThat(text(
                            other,
                            "select count(*) from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()"
                                    // what a worker stores waits for the table as well
                                    + " and query ~ '^[[:space:]]*(select|with).*fhir_string'"))
                    .isEqualTo("0");
            other.rollback();
        }
        ehr("/fhir/Patient?family=Slow").then().statusCode(200);
    }

    @Test
    void endsAnEntryOfABatchThatTakesTooLongAndDoesTheOthers() throws SQLException {
        String batch = "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": ["
                + "{\"request\": {\"method\": \"GET\", \"url\": \"Patient?family=Slow\"}},"
                + "{\"request\": {\"method\": \"GET\", \"url\": \"Patient?_id=none\"}}]}";
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table fhir_string in access exclusive mode");

            given().auth()
                    .preemptive()
                    .basic("ehr", "ehr")
                    .contentType("application/fhir+json")
                    .body(batch)
                    .post("/fhir")
                    .then()
                    .statusCode(200)
                    .body("entry[0].response.status", containsString("504"))
                    .body("entry[1].response.status", containsString("200"));
            other.rollback();
        }
    }

    @Test
    void boundsItsOwnTransactionAlone() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    time.bound();
                    session.createNativeQuery("select cast(pg_sleep(60) as text)", String.class)
                            .getSingleResult();
                }))
                .rootCause()
                .isInstanceOfSatisfying(SQLException.class, ended -> assertThat(ended.getSQLState())
                        .isEqualTo("57014"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                                "select current_setting('statement_timeout')", String.class)
                        .getSingleResult()))
                .isEqualTo("0");
    }

    private static Response ehr(String address) {
        return given().auth().preemptive().basic("ehr", "ehr").get(address);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
