package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientsOwnTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','id':'mother'}",
                "{'resourceType':'Encounter','subject':{'reference':'Patient/mother'}}",
                "{'resourceType':'Encounter','subject':{'reference':'Patient/mother/_history/2'}}",
                "{'resourceType':'Encounter','subject':{'reference':'http://here/fhir/Patient/mother'}}",
                "{'resourceType':'Immunization','patient':{'reference':'Patient/mother'}}",
                "{'resourceType':'Task','for':{'reference':'Patient/mother'}}",
                "{'resourceType':'Provenance','target':[{'reference':'Task/1'},{'reference':'Patient/mother'}]}"
            })
    void isWhatSaysSo(String body) {
        assertThat(PatientsOwn.isAbout("mother", body.replace('\'', '"'))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','id':'child','link':[{'other':{'reference':'Patient/mother'}}]}",
                "{'resourceType':'Observation','subject':{'reference':'Patient/child'},'performer':[{'reference':'Patient/mother'}]}",
                "{'resourceType':'ServiceRequest','subject':{'reference':'Patient/child'},'requester':{'reference':'Patient/mother'}}",
                "{'resourceType':'Encounter','subject':{'reference':'Patient/mother-in-law'}}",
                "{'resourceType':'Provenance','target':[{'reference':'Task/1'}],'agent':[{'who':{'reference':'Patient/mother'}}]}"
            })
    void isNotWhatOnlyNamesThem(String body) {
        assertThat(PatientsOwn.isAbout("mother", body.replace('\'', '"'))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "true; {'resourceType':'Task','for':{'reference':'Patient/child'}}",
                "true; {'resourceType':'Task','for':{'reference':'http://here/fhir/Patient/child/_history/2'}}",
                "true; {'resourceType':'Provenance','target':[{'reference':'Patient/mother'},{'reference':'Patient/child'}]}",
                "false; {'resourceType':'Task','for':{'reference':'Patient/mother'},'requester':{'reference':'Patient/child'}}",
                "false; {'resourceType':'Task','for':{'reference':'Group/1'}}",
                "false; {'resourceType':'DiagnosticReport','encounter':{'reference':'Encounter/1'}}"
            })
    void isAnothersWhereItSaysSo(boolean anothers, String body) {
        assertThat(PatientsOwn.isAboutAnother("mother", body.replace('\'', '"')))
                .isEqualTo(anothers);
    }

    @Test
    void saysThatABrokenOneCannotBeRead() {
        assertThatThrownBy(() -> PatientsOwn.isAbout("mother", "{\"subject\":"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
