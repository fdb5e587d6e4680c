package org.einthoven.fhir;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of exports and imports share: an EHR that asks for jobs, and leaves none behind. */
abstract class BulkOverHttp extends OverHttp {

    @Inject
    DataSource database;

    Ehr ehr;
    BulkJobs bulk;

    @BeforeEach
    void begin() {
        ehr = new Ehr(calls);
        bulk = new BulkJobs(calls, url.toString());
    }

    @AfterEach
    void endJobs() {
        bulk.endAll();
    }

    List<IdType> patients(String family, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ehr.create(Ehr.patient(UUID.randomUUID().toString(), family, "P" + i)))
                .toList();
    }
}
