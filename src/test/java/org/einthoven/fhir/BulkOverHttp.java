package org.einthoven.fhir;

import jakarta.inject.Inject;
import javax.sql.DataSource;
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
}
