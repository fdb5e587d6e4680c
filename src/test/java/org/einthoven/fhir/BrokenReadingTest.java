package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;

/** What a client sees where the archive is damaged: an error that says so, never half an answer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BrokenReadingTest extends OverHttp {

    @Inject
    DataSource database;

    @Test
    void answersWithAnErrorWhereAStoredReadingIsDamaged() throws SQLException {
        Ehr ehr = new Ehr(calls);
        IdType broken = ehr.create(Examples.THREE_LEADS);
        IdType whole = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(broken);
        ehr.awaitReport(whole);
        String undamaged = replaceReading(broken, "{\"findings\": [");
        try {
            for (String path : List.of(
                    "/DiagnosticReport/" + broken.getIdPart(),
                    "/DiagnosticReport?_id=" + broken.getIdPart(),
                    "/Observation/" + broken.getIdPart() + "-beats",
                    "/Provenance?target=DiagnosticReport/" + broken.getIdPart())) {
                HttpResponse<String> answer = calls.get(path);

                refused(answer, 500, "exception", null).startsWith("The server failed");
                assertThat(answer.body()).doesNotContain("jackson", "org.einthoven.archive", "findings");
            }
            assertThat(calls.get("/DiagnosticReport/" + whole.getIdPart()).statusCode())
                    .isEqualTo(200);
        } finally {
            replaceReading(broken, undamaged);
        }
    }

    /** As only the owner of the database can. Returns what stood there. */
    private String replaceReading(IdType recording, String document) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var select = connection.prepareStatement(
                        "select document from reading where recording_id = cast(? as uuid)");
                var update = connection.prepareStatement(
                        "update reading set document = ? where recording_id = cast(? as uuid)")) {
            select.setString(1, recording.getIdPart());
            var rows = select.executeQuery();
            assertThat(rows.next()).isTrue();
            String before = rows.getString(1);
            statement.execute("alter table reading disable trigger reading_stays");
            update.setString(1, document);
            update.setString(2, recording.getIdPart());
            update.executeUpdate();
            statement.execute("alter table reading enable trigger reading_stays");
            return before;
        }
    }
}
