package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingCodeTest {

    @Test
    void codesAreUniqueAndUrlSafe() {
        assertThat(FindingCode.values())
                .extracting(FindingCode::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void snomedCodesAreUniqueAndPassTheirOwnCheckDigit() {
        assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::snomed).flatMap(Optional::stream))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(FindingCodeTest::passesVerhoeff);
    }

    @Test
    void scpCodesAreThoseOfTheStandardsListAndNotGivenForWhatIsOnlyPossible() {
        assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::scp).flatMap(Optional::stream))
                .isNotEmpty()
                .allMatch(code -> code.matches("[A-Z0-9]{2,5}_?"));
        assertThat(FindingCode.LEFT_BBB.scp()).contains("CLBBB");
        assertThat(Arrays.stream(FindingCode.values())
                        .filter(code ->
                                code.code().contains("possible") || code.code().startsWith("learned")))
                .isNotEmpty()
                .allMatch(code -> code.scp().isEmpty() && code.snomed().isEmpty());
    }

    @Test
    void noCodeIsGivenForWhatIsOnlyPossible() {
        assertThat(FindingCode.IRREGULAR_WITHOUT_P.snomed()).isEmpty();
        assertThat(FindingCode.VENTRICULAR_RUN.snomed()).isEmpty();
    }

    /** The check digit of SNOMED CT identifiers (SNOMED International, Technical Implementation Guide, appendix F). */
    private static boolean passesVerhoeff(String id) {
        int check = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(id.length() - 1 - i) - '0';
            for (int k = 0; k < i % 8; k++) {
                digit = "1576283094".charAt(digit) - '0';
            }
            check = multiply(check, digit);
        }
        return check == 0;
    }

    /** Multiplication in the dihedral group of order 10. */
    private static int multiply(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
    }

    @Test
    void whatTheClassifierReadWithoutALeadIsDoubtedAsWellAsWhatItMustNotSay() {
        assertThat(Arrays.stream(FindingCode.values()).filter(FindingCode::doubtsClassifier))
                .containsExactly(FindingCode.CLASSIFIER_SILENT, FindingCode.CLASSIFIER_LEAD_MISSING)
                .allMatch(FindingCode::isOfRecording);
    }
}
