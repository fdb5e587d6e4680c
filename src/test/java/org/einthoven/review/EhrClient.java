package org.einthoven.review;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import org.einthoven.paper.PrintedEcg;

/** The program beside the pages, which sends recordings and looks at what became of them. */
final class EhrClient {
    private EhrClient() {}

    static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr");
    }

    /** Sends the picture of a printed ECG, another for each number; returns the recording's id. */
    static String uploadPage(int number) {
        return ehr().multiPart("file", "page.png", PrintedEcg.page(number))
                .post("/api/recordings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
