package org.einthoven.paper;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged pictures are read or refused, and nothing else happens. The system property {@code einthoven.fuzz} sets the number of
 * cases a file, 250 where it is not there.
 */
class PictureFuzzTest {

    private static final int CASES = Integer.getInteger("einthoven.fuzz", 250);

    /** Every so many of the pictures that could still be decoded are read to the end. */
    private static final int READ_EVERY = 20;

    static Stream<Named<byte[]>> files() {
        BufferedImage picture = MadePicture.waves(66, 48, 16);
        return Stream.of(
                Named.of("png", MadePicture.file(picture, "png")),
                Named.of("jpeg", MadePicture.file(picture, "jpg")),
                Named.of("bmp", MadePicture.file(picture, "bmp")),
                Named.of("pdf", MadePicture.pdf(picture)));
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 900, unit = SECONDS)
    void readsOrRefusesWhatIsCutFlippedOrOverwritten(byte[] whole) {
        Random random = new Random(20_261_122);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] damaged = damaged(whole, random, i);
            try {
                BufferedImage picture = PictureFile.decode(damaged);
                if (i % READ_EVERY == 1) {
                    assertThat(new PaperReader().read(picture)).isNotNull();
                }
            } catch (UnreadablePicture clear) {
                refused++;
            } catch (RuntimeException | Error crash) {
                fail("case " + i, crash);
            }
        }
        assertThat(refused).as("damage is noticed in some cases").isGreaterThan(CASES / 25);
    }

    /** In turn: the begin of the file, flipped bits in its first part or anywhere, a run of one value. */
    private static byte[] damaged(byte[] whole, Random random, int number) {
        if (number % 3 == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] bytes = whole.clone();
        int within = number % 2 == 0 ? whole.length : Math.min(whole.length, 800);
        if (number % 3 == 1) {
            for (int i = 0; i <= random.nextInt(8); i++) {
                bytes[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
            }
        } else {
            int from = random.nextInt(within);
            Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(16)), (byte) random.nextInt());
        }
        return bytes;
    }
}
