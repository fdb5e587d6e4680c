package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.einthoven.hl7v2.MllpFrames.NotMllp;
import org.junit.jupiter.api.Test;

class MllpFramesTest {

    private static final int LIMIT = 1_000;

    @Property(tries = 200)
    void readsWhatWasWritten(@ForAll byte[] first, @ForAll byte[] second) throws IOException {
        byte[] one = withoutEnd(first);
        byte[] two = withoutEnd(second);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        MllpFrames.write(line, one);
        MllpFrames.write(line, two);
        MllpFrames frames = new MllpFrames(new ByteArrayInputStream(line.toByteArray()), LIMIT);

        assertThat(frames.next()).contains(one);
        assertThat(frames.next()).contains(two);
        assertThat(frames.next()).isEmpty();
    }

    /** A message cannot end in the byte that ends a frame, nor hold the frame's end. */
    private static byte[] withoutEnd(byte[] message) {
        byte[] without = message.clone();
        for (int i = 0; i < without.length; i++) {
            without[i] = without[i] == 0x1C ? 0x20 : without[i];
        }
        return without;
    }

    @Test
    void keepsAFileSeparatorThatEndsNothing() throws IOException {
        assertThat(frames("\u000Ba\u001Cb\u001C\r").next()).contains("a\u001Cb".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void putsUpWithLineEndsBetweenMessages() throws IOException {
        assertThat(frames("\r\n\u000Ba\u001C\r").next()).contains("a".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void takesAMessageUpToTheLimitAndNoByteMore() throws IOException {
        assertThat(frames("\u000B" + "x".repeat(LIMIT) + "\u001C\r").next().orElseThrow())
                .hasSize(LIMIT);
        assertThatThrownBy(() ->
                        frames("\u000B" + "x".repeat(LIMIT + 1) + "\u001C\r").next())
                .isInstanceOf(NotMllp.class)
                .hasMessage("The message has more than 1000 bytes.");
    }

    @Test
    void refusesWhatIsNotMllp() {
        assertThatThrownBy(() -> frames("GET / HTTP/1.1\r\n\r\n").next()).isInstanceOf(NotMllp.class);
        assertThatThrownBy(() -> frames("\r".repeat(100)).next()).isInstanceOf(NotMllp.class);
    }

    @Test
    void saysThatTheOtherSideHungUpInTheMiddle() {
        assertThatThrownBy(() -> frames("\u000BMSH|").next()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> frames("\u000BMSH|\u001C").next()).isInstanceOf(EOFException.class);
    }

    private static MllpFrames frames(String line) {
        return new MllpFrames(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)), LIMIT);
    }
}
