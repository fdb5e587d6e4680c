package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.SampledData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the rules of structure cost for each write. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResourceRulesBenchmark {

    private static final String PATIENT =
            """
            {"resourceType":"Patient","identifier":[{"system":"http://example.org/mrn","value":"1"}],"active":true,
            "name":[{"use":"official","family":"Example","given":["Ada","B"]}],"telecom":[{"system":"phone","value":"1"}],
            "gender":"female","birthDate":"1950-04-01","address":[{"line":["A 1"],"city":"B","postalCode":"1","country":"DE"}],
            "managingOrganization":{"reference":"Organization/1"}}
            """;

    private final ResourceRules rules = new ResourceRules(FhirContext.forR4Cached());
    private final Patient patient = FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, PATIENT);
    private final Observation ecg = new Observation();

    @Setup
    public void twelveLeads() {
        ecg.setStatus(Observation.ObservationStatus.FINAL).getCode().setText("ECG");
        for (int lead = 0; lead < 12; lead++) {
            SampledData sampled = new SampledData()
                    .setPeriod(2)
                    .setDimensions(1)
                    .setData("123 ".repeat(5000).strip());
            sampled.getOrigin()
                    .setValue(0)
                    .setSystem("http://unitsofmeasure.org")
                    .setCode("uV");
            ecg.addComponent()
                    .setValue(sampled)
                    .getCode()
                    .addCoding()
                    .setSystem("urn:a")
                    .setCode("1" + lead);
        }
    }

    @Benchmark
    public List<Violation> patient() {
        return rules.violations(patient);
    }

    @Benchmark
    public List<Violation> ecg() {
        return rules.violations(ecg);
    }
}
