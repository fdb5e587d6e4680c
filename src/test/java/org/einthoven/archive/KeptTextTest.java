package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {

    /** XML 1.0, production 2: #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]. */
    @Test
    void keepsTheCharactersOfXml() {
        assertThat(IntStream.of(0x9, 0xA, 0xD, 0x20, 0x7F, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF))
                .allMatch(KeptText::isKept);
        assertThat(IntStream.of(-1, 0, 1, 8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF))
                .noneMatch(KeptText::isKept);
        assertThat(KeptText.isKept(Character.MAX_CODE_POINT + 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Fb", "a\uD800b", "a\uDC00b", "a\uFFFEb", "\uFFFFab", "ab\u000B"})
    void losesNothingButWhatCannotBeKept(String text) {
        assertThat(KeptText.cleaned(text)).isEqualTo("ab");
    }

    @Test
    void leavesATextAsItIsThatCanBeKept() {
        String text = "M\u00FCller\t\r\n\uD83D\uDE00\u0085\uFFFD";

        assertThat(KeptText.cleaned(text)).isEqualTo(text);
    }
}
