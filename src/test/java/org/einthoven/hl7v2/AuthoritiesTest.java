package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.model.v251.datatype.EI;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import java.util.Map;
import org.einthoven.orders.IssuedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoritiesTest {
    private static final Authorities AUTHORITIES = new Authorities(Map.of("HOSP", "urn:oid:1.2.3"));

    @ParameterizedTest
    @CsvSource({
        "HOSP,'','',urn:oid:1.2.3",
        "'',2.16.528,ISO,urn:oid:2.16.528",
        "'',https://hospital.example/mrn,URI,https://hospital.example/mrn",
        "'',0C1BAC7A-1B1C-4B5A-8D0F-0123456789AB,UUID,urn:uuid:0c1bac7a-1b1c-4b5a-8d0f-0123456789ab",
        "Ward & Co,'','',https://einthoven.org/fhir/hl7v2-authority/Ward+%26+Co",
        "'','','',''"
    })
    void givesWhoAssignsNumbersASystem(String namespace, String id, String type, String system) {
        assertThat(AUTHORITIES.system(namespace, id, type)).isEqualTo(system);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.3,4711^HOSP^1.2.3^ISO",
        "urn:oid:9.8,4711^^9.8^ISO",
        "https://einthoven.org/fhir/hl7v2-authority/HIS,4711^HIS",
        "https://hospital.example/mrn,4711^^https://hospital.example/mrn^URI",
        "'',4711"
    })
    void namesThemAsTheyNamedThemselves(String system, String expected) throws Exception {
        ORU_R01 message = new ORU_R01();
        message.getMSH().getFieldSeparator().setValue("|");
        message.getMSH().getEncodingCharacters().setValue("^~\\&");
        EI number = new EI(message);

        AUTHORITIES.write(new IssuedNumber(system, "4711", ""), number);

        assertThat(number.encode()).isEqualTo(expected);
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        for (String system :
                new String[] {"urn:oid:1.2.3", "https://einthoven.org/fhir/hl7v2-authority/a%2Fb", "x:y"}) {
            EI number = new EI(new ORU_R01());
            AUTHORITIES.write(new IssuedNumber(system, "1", ""), number);
            assertThat(AUTHORITIES.system(
                            text(number.getNamespaceID().getValue()),
                            text(number.getUniversalID().getValue()),
                            text(number.getUniversalIDType().getValue())))
                    .isEqualTo(system);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
