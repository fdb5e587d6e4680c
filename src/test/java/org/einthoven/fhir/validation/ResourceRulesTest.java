package org.einthoven.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every write is refused for, with the element and how to mend it. */
class ResourceRulesTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private final ResourceRules rules = new ResourceRules(CONTEXT);

    private static IBaseResource parse(String json) {
        IParser parser = CONTEXT.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        return parser.parseResource(json.replace('\'', '"'));
    }

    private List<String> broken(String json) {
        return rules.violations(parse(json)).stream()
                .map(violation -> violation.place().expression())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Observation|Observation.status,Observation.code",
                "DiagnosticReport|DiagnosticReport.status,DiagnosticReport.code",
                "Encounter|Encounter.status,Encounter.class",
                "Provenance|Provenance.target,Provenance.recorded,Provenance.agent",
                "ServiceRequest|ServiceRequest.status,ServiceRequest.intent,ServiceRequest.subject",
                "Task|Task.status,Task.intent",
                "Subscription|Subscription.status,Subscription.reason,Subscription.criteria,Subscription.channel",
                "Binary|Binary.contentType",
                "ValueSet|ValueSet.status",
                "Organization|Organization",
                "Patient|",
                "Practitioner|",
                "Device|"
            })
    void wantsWhatR4Requires(String type, String missing) {
        List<String> expected = missing == null ? List.of() : List.of(missing.split(","));

        assertThat(broken("{'resourceType':'" + type + "'}")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void wantsWhatAnElementThatIsThereRequires() {
        assertThat(broken("{'resourceType':'Patient','communication':[{'preferred':true}],'link':[{'type':'refer'}]}"))
                .containsExactly("Patient.communication[0].language", "Patient.link[0].other");
    }

    @Test
    void takesAnExtensionInThePlaceOfAValue() {
        assertThat(
                        broken(
                                "{'resourceType':'Observation','status':'final','code':{'text':'x'},'_issued':{'extension':"
                                        + "[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'birthDate':'1950-02-03T10:00:00Z'|Patient.birthDate|such as 2026, 2026-03",
                "'deceasedDateTime':'2020-01-01T10:00:00'|Patient.deceasedDateTime|with seconds and time zone",
                "'deceasedDateTime':'2020-01-01T10:00Z'|Patient.deceasedDateTime|with seconds and time zone",
                "'id':'a b'|Patient.id|letters, digits",
                "'language':' de'|Patient.language|without spaces",
                "'implicitRules':'a b'|Patient.implicitRules|an address without spaces",
                "'meta':{'lastUpdated':'2020-01-01'}|Patient.meta.lastUpdated|with seconds and time zone",
                "'photo':[{'size':-1}]|Patient.photo[0].size|0 or above",
                "'telecom':[{'system':'phone','value':'1'},{'rank':0}]|Patient.telecom[1].rank|above 0",
                "'name':[{'family':' ','given':['x']}]|Patient.name[0].family|no text in it",
                "'photo':[{'contentType':'pdf'}]|Patient.photo[0].contentType|such as application/pdf",
                "'extension':[{'url':'http://a','valueOid':'1.2'}]|Patient.extension[0].valueOid|such as urn:oid:1.2.3",
                "'extension':[{'url':'http://a','valueUuid':'1'}]|Patient.extension[0].valueUuid|such as urn:uuid",
                "'extension':[{'url':'http://a','valueTime':'25:00:00'}]|Patient.extension[0].valueTime|such as 08:15:30",
                "'_birthDate':{'extension':[{'url':'http://a','valueCode':'a  b'}]}|Patient.birthDate.extension[0].valueCode|code"
            })
    void saysHowAPrimitiveIsWritten(String elements, String expression, String howTo) {
        assertThat(rules.violations(parse("{'resourceType':'Patient'," + elements + "}")))
                .anySatisfy(violation -> {
                    assertThat(violation.place().expression()).isEqualTo(expression);
                    assertThat(violation.fault()).isEqualTo(Fault.INVALID_ELEMENT);
                    assertThat(violation.text()).contains(howTo);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'deceasedDateTime':'2020'",
                "'deceasedDateTime':'2020-01-01T10:00:00.123456+14:00'",
                "'birthDate':'1950'",
                "'id':'A-1.b'",
                "'photo':[{'size':0,'contentType':'image/svg+xml; charset=utf-8','url':'urn:oid:1.2'}]",
                "'name':[{'given':['a  b',' c'],'family':'\\u00fc'}]",
                "'extension':[{'url':'http://a','valueDecimal':1e-3}]",
                "'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'><b>x</b> &lt;</div>'}"
            })
    void takesPrimitivesAsR4WritesThem(String elements) {
        assertThat(rules.violations(parse("{'resourceType':'Patient'," + elements.replace("\\'", "\\\"") + "}")))
                .isEmpty();
    }

    @Test
    void readsACodeOfAMillionWordsWithoutRunningOutOfStack() {
        assertThat(broken("{'resourceType':'Patient','language':'" + "a ".repeat(1_000_000) + "b'}"))
                .containsExactly("Patient.language", "Patient.language");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'managingOrganization':{'reference':'Patient/1'}|Patient.managingOrganization|refer to Organization",
                "'managingOrganization':{'reference':'http://a/fhir/Patient/1'}|Patient.managingOrganization|refer to Organization",
                "'managingOrganization':{'type':'Patient','display':'x'}|Patient.managingOrganization|refer to Organization",
                "'managingOrganization':{'reference':'bob'}|Patient.managingOrganization|write [type]/[id]",
                "'managingOrganization':{'reference':'Bob/1'}|Patient.managingOrganization|write [type]/[id]",
                "'generalPractitioner':[{'reference':'Organization/1'},{'reference':'Device/1'}]|Patient.generalPractitioner[1]|Organization or Practitioner or PractitionerRole",
                "'generalPractitioner':[{'type':'Practitioner','reference':'Organization/1'}]|Patient.generalPractitioner[0]|agree",
                "'generalPractitioner':[{'reference':'#d'}],'contained':[{'resourceType':'Device','id':'d'}]|Patient.generalPractitioner[0]|Practitioner"
            })
    void wantsReferencesToLeadToWhatBelongsThere(String elements, String expression, String howTo) {
        assertThat(rules.violations(parse("{'resourceType':'Patient'," + elements + "}")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.place().expression()).isEqualTo(expression);
                    assertThat(violation.fault()).isEqualTo(Fault.INVALID_REFERENCE);
                    assertThat(violation.text()).contains(howTo);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Organization/1",
                "Organization/1/_history/2",
                "http://a/fhir/Organization/1",
                "https://a/somewhere/else",
                "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
                "urn:oid:1.2.3",
                "Organization?identifier=a|b"
            })
    void takesEveryFormOfReference(String reference) {
        assertThat(broken("{'resourceType':'Patient','managingOrganization':{'reference':'" + reference + "'}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ext-1|'extension':[{'url':'http://a'}]",
                "per-1|'effectivePeriod':{'start':'2020-02-01','end':'2020-01'}",
                "per-1|'effectivePeriod':{'start':'2020-02-01T10:00:00+01:00','end':'2020-02-01T08:59:59Z'}",
                "qty-3|'valueQuantity':{'value':1,'code':'mm'}",
                "rng-2|'valueRange':{'low':{'value':2},'high':{'value':1}}",
                "rat-1|'valueRatio':{'numerator':{'value':2}}",
                "obs-6|'valueInteger':1,'dataAbsentReason':{'text':'x'}",
                "obs-7|'valueInteger':1,'component':[{'code':{'coding':[{'system':'http://a','code':'x'}]}}]",
                "obs-3|'referenceRange':[{'type':{'text':'x'}}]",
                "tim-1|'effectiveTiming':{'repeat':{'duration':1}}",
                "tim-2|'effectiveTiming':{'repeat':{'period':1}}",
                "tim-4|'effectiveTiming':{'repeat':{'duration':-1,'durationUnit':'s'}}",
                "tim-5|'effectiveTiming':{'repeat':{'period':-1,'periodUnit':'s'}}",
                "tim-10|'effectiveTiming':{'repeat':{'when':['MORN'],'timeOfDay':['10:00:00']}}",
                "dom-3|'contained':[{'resourceType':'Patient','id':'a'}]",
                "dom-4|'subject':{'reference':'#a'},'contained':[{'resourceType':'Patient','id':'a','meta':{'versionId':'1'}}]",
                "dom-5|'subject':{'reference':'#a'},'contained':[{'resourceType':'Patient','id':'a','meta':{'security':[{'code':'R'}]}}]",
                "txt-1|'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></div>'}",
                "txt-1|'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"><b onclick=\"x()\">x</b></div>'}",
                "txt-1|'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"javascript:x()\">x</a></div>'}",
                "txt-2|'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"> </div>'}",
                "ele-1|'category':[{'text':'x'},{}]"
            })
    void holdsTheInvariantsOfObservations(String key, String elements) {
        assertThat(breaks(
                        "Observation",
                        "'status':'final','code':{'coding':[{'system':'http://a','code':'x'}]}",
                        elements))
                .anyMatch(text -> text.endsWith("(" + key + ")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpt-2|Patient|'telecom':[{'value':'1'}]",
                "pat-1|Patient|'contact':[{'gender':'male'}]",
                "att-1|Patient|'photo':[{'data':'aGk='}]",
                "org-1|Organization|'active':true",
                "org-2|Organization|'name':'x','address':[{'use':'home','text':'x'}]",
                "org-3|Organization|'name':'x','telecom':[{'use':'home','system':'phone','value':'1'}]",
                "prr-1|ServiceRequest|'status':'active','intent':'order','subject':{'display':'x'},'orderDetail':[{'text':'x'}]",
                "inv-1|Task|'status':'draft','intent':'order','authoredOn':'2020-01-02','lastModified':'2020-01-01'",
                "vsd-1|ValueSet|'status':'draft','compose':{'include':[{'version':'1'}]}",
                "vsd-2|ValueSet|'status':'draft','compose':{'include':[{'valueSet':['http://a'],'concept':[{'code':'x'}]}]}",
                "vsd-3|ValueSet|'status':'draft','compose':{'include':[{'system':'http://a','concept':[{'code':'x'}],'filter':[{'property':'a','op':'=','value':'b'}]}]}"
            })
    void holdsTheInvariantsOfOtherTypes(String key, String type, String elements) {
        assertThat(breaks(type, "'language':'en'", elements)).anyMatch(text -> text.endsWith("(" + key + ")"));
    }

    private List<String> breaks(String type, String required, String elements) {
        String json = ("{'resourceType':'" + type + "'," + required + "," + elements + "}");
        String quoted = json.replace("\"", "\\\"").replace('\'', '"');
        return rules.violations(CONTEXT.newJsonParser().parseResource(quoted)).stream()
                .map(Violation::text)
                .toList();
    }

    @Test
    void takesPeriodsThatMayBeRight() {
        assertThat(breaks(
                        "Observation",
                        "'status':'final','code':{'text':'x'}",
                        "'effectivePeriod':{'start':'2020-02-03','end':'2020-02'}"))
                .isEmpty();
    }

    @Test
    void takesAContainedResourceThatRefersToTheOuterOne() {
        assertThat(broken("{'resourceType':'Patient','contained':[{'resourceType':'Provenance','id':'p','target':"
                        + "[{'reference':'#'}],'recorded':'2020-01-01T00:00:00Z','agent':[{'who':{'display':'x'}}]}]}"))
                .isEmpty();
    }

    @Test
    void looksIntoWhatIsContained() {
        assertThat(broken("{'resourceType':'Patient','managingOrganization':{'reference':'#o'},'contained':"
                        + "[{'resourceType':'Organization','id':'o','telecom':[{'rank':0}]}]}"))
                .containsExactlyInAnyOrder("Patient.contained[0].telecom[0].rank", "Patient.contained[0]");
    }

    @Test
    void refusesWithAllThatIsWrongAtOnce() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> rules.check(new Observation()))
                .satisfies(refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.MISSING_ELEMENT);
                    assertThat(refused.expression()).contains("Observation.status");
                    assertThat(refused.others()).singleElement().satisfies(other -> assertThat(other.expression())
                            .contains("Observation.code"));
                });
    }

    @Test
    void tellsTheFirstOfMany() {
        Patient patient = new Patient();
        for (int i = 0; i < 1000; i++) {
            patient.addTelecom().setRank(0);
        }

        assertThat(rules.violations(patient)).hasSize(ResourceWalk.MOST);
    }
}
