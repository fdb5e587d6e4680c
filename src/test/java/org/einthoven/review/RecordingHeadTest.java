package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingHeadTest {
    private static final String DOUBT = "No heart gives what these leads span: II 1100 mV. Is their unit right?";

    @Test
    void aDoubtOfTheUnitIsFoundAmongTheNotes() throws JsonProcessingException {
        assertThat(doubt("{\"note\": [{\"text\": \"From a file: EDF\"}, {}, {\"text\": \"" + DOUBT + "\"}]}"))
                .isEqualTo(DOUBT);
        assertThat(doubt("{\"note\": [{\"text\": \"From a file: EDF\"}]}")).isNull();
        assertThat(doubt("{}")).isNull();
    }

    @Test
    void itIsAskedInGermanToo() {
        assertThat(Phrasebook.GERMAN.of(DOUBT))
                .hasValueSatisfying(
                        asked -> assertThat(asked).contains("II 1100 mV").endsWith("Stimmt ihre Einheit?"));
        assertThat(Phrasebook.GERMAN.of(
                        "These leads span less than a hundredth of what is called low voltage: I 1.1 µV,"
                                + " II 0.9 µV. Is their unit right?"))
                .hasValueSatisfying(
                        asked -> assertThat(asked).contains("Niedervoltage heißt: I 1.1 µV, II 0.9 µV. Stimmt"));
    }

    private static @Nullable String doubt(String observation) throws JsonProcessingException {
        return RecordingHead.unitDoubt(new ObjectMapper().readTree(observation));
    }
}
