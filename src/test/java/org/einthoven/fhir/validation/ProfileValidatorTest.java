package org.einthoven.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HL7's validator says with our guide. */
class ProfileValidatorTest {

    private static final ProfileValidator VALIDATOR = new ProfileValidator(new Guide(FhirContext.forR4Cached()));
    private static final String PROFILE = Guide.CANONICAL + "StructureDefinition/";
    private static final String SAMPLES =
            "'valueSampledData':{'origin':{'value':0},'period':2,'dimensions':1,'data':'1 2'}";

    private static List<Issue> validate(String json, String... profiles) {
        return VALIDATOR.validate(json.replace('\'', '"'), List.of(profiles));
    }

    private static String observation(String system, String code, String rest) {
        return "{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'" + system + "','code':'"
                + code + "'}]}," + rest + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "urn:iso:std:iso:11073:10101,131328",
        "urn:oid:2.16.840.1.113883.6.24,131330",
        "http://loinc.org,11524-6"
    })
    void knowsAnEcgByEachOfItsCodes(String system, String code) {
        assertThat(validate(observation(system, code, SAMPLES), PROFILE + "ecg-observation"))
                .noneMatch(Issue::isError);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ecg-observation|urn:iso:std:iso:11073:10101|131328|'valueInteger':1|ecg-1",
                "ecg-observation|urn:iso:std:iso:11073:10101|131328|'valueSampledData':{'origin':{'value':0},'period':0,'dimensions':1}|ecg-2",
                "ecg-observation|urn:iso:std:iso:11073:10101|150452|'note':[{'text':'x'}]|ecg-code",
                "ppg-observation|http://loinc.org|11524-6|'note':[{'text':'x'}]|ppg-code",
                "measurement|http://loinc.org|8867-4|'valueQuantity':{'value':1,'unit':'beats'}|measurement-1",
                "statement|http://loinc.org|8601-7|'valueInteger':1|CodeableConcept"
            })
    void saysWhatAProfileMisses(String profile, String system, String code, String rest, String said) {
        assertThat(validate(observation(system, code, rest), PROFILE + profile))
                .filteredOn(Issue::isError)
                .anyMatch(issue -> issue.text().contains(said));
    }

    @Test
    void warnsOfACodeOfLoincThatCannotBeLookedUp() {
        assertThat(validate(observation("http://loinc.org", "0-0", "'note':[{'text':'x'}]")))
                .noneMatch(Issue::isError);
    }

    @Test
    void refusesACodeOfOursThatIsNone() {
        assertThat(validate(observation(Guide.CANONICAL + "CodeSystem/finding", "nothing", "'note':[{'text':'x'}]")))
                .filteredOn(Issue::isError)
                .anyMatch(issue -> issue.text().contains("nothing"));
    }

    @Test
    void refusesAUnitThatUcumDoesNotHave() {
        assertThat(validate(observation(
                        "http://loinc.org",
                        "8867-4",
                        "'valueQuantity':{'value':1,'system':'http://unitsofmeasure.org','code':'beats'}")))
                .anyMatch(issue -> issue.text().contains("beats"));
    }

    @Test
    void namesTheElementAndTheErrorsFirst() {
        List<Issue> issues = validate("{'resourceType':'Patient','birthDate':'1950-13-01','colour':'red'}");

        assertThat(issues.get(0).isError()).isTrue();
        assertThat(issues)
                .filteredOn(Issue::isError)
                .extracting(Issue::expression)
                .contains("Patient.birthDate");
        assertThat(issues).anyMatch(issue -> issue.text().contains("colour"));
    }

    @Test
    void validatesAValueSetThatNamesSystemsWhichAreNotAtHand() {
        assertThat(
                        validate(
                                "{'resourceType':'ValueSet','status':'draft','compose':{'include':[{'system':"
                                        + "'http://loinc.org','concept':[{'code':'1-8'}]},{'system':'urn:oid:2.16.840.1.113883.6.999'}]}}"))
                .noneMatch(Issue::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not a resource", "<Patient", "{'resourceType':'Nothing'}", "[]"})
    void describesWhatIsNoResource(String text) {
        assertThat(validate(text)).anyMatch(Issue::isError);
    }

    @Test
    void opensNoFileThatXmlNames() {
        assertThat(validate("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                        + "<Patient xmlns='http://hl7.org/fhir'><gender value='&x;'/></Patient>"))
                .anyMatch(Issue::isError)
                .noneMatch(issue -> issue.text().contains("hostname"));
    }
}
