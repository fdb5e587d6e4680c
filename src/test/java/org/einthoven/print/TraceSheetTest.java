package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class TraceSheetTest {
    /** 1 mV for the second half of each second. */
    private static final TraceSheet STEPS = new TraceSheet(
            "<Ada & \u0001Co>", "born 1951-03-14. Recorded 3 Mar 2026", "Recording 1", List.of(), steps());

    private static Ecg steps() {
        float[] samples = new float[5000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 250 % 2;
        }
        return new Ecg(new SampleRate(500), List.of(new Lead(LeadName.II, Samples.copyOf(samples))));
    }

    @Test
    void drawsTwentyFiveMillimetresASecondAndTenAMillivolt() {
        Matcher trace = Pattern.compile("d=\"(M[^\"]{5000,})\"").matcher(svg());
        assertThat(trace.find()).isTrue();
        double[] first = point(trace.group(1).split("L")[0].substring(1));
        double[] afterASecond = point(trace.group(1).split("L")[500]);
        double[] high = point(trace.group(1).split("L")[300]);

        assertThat(afterASecond[0] - first[0]).isCloseTo(25, within(0.011));
        assertThat(first[1] - high[1]).isCloseTo(10, within(0.011));
        assertThat(svg()).contains("width=\"297mm\"").contains("25 mm/s, 10 mm/mV");
    }

    private static double[] point(String text) {
        String[] parts = text.split(" ");
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }

    @Test
    void isWellFormedWhateverAPatientIsCalled() throws Exception {
        String text = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(STEPS.svg()))
                .getDocumentElement()
                .getTextContent();

        assertThat(text).startsWith("<Ada &  Co>").contains("Not a medical device");
    }

    @Test
    void makesAPictureOfTenDotsAMillimetreThatSaysSo() throws IOException {
        byte[] png = STEPS.png();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(picture.getWidth()).isBetween(2969, 2971);
        assertThat(dark(picture)).as("dots of ink").isGreaterThan(5_000);
        int size = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        assertThat(png[size + 6] << 8 | png[size + 7] & 0xff).as("dots a metre").isEqualTo(10_000);
    }

    /** An Ä is as wide as an A; it once came out as Æ. */
    @Test
    void writesTheLettersOfANameInThePicture() throws IOException {
        assertThat(endOfName("ÄÄÄÄ")).isEqualTo(endOfName("AAAA")).isNotEqualTo(endOfName("ÆÆÆÆ"));
    }

    @Test
    void remarksHaveALineEachBelowTheTrace() {
        List<String> remarks = List.of("Digitised from paper: a pixel is 9.5 ms", "From paper: leads may be exchanged");

        assertThat(new String(new TraceSheet("", "", "", remarks, steps()).svg(), StandardCharsets.UTF_8))
                .contains(remarks);
    }

    /** The last dot of ink, from the left, in the line of the name. */
    private static int endOfName(String name) throws IOException {
        TraceSheet sheet = new TraceSheet(name, "", "", List.of(), steps());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(sheet.png()));
        for (int x = picture.getWidth() - 1; x > 0; x--) {
            for (int y = 50; y < 90; y++) {
                if ((picture.getRGB(x, y) & 0xff00) < 0x6000) {
                    return x;
                }
            }
        }
        return 0;
    }

    private static int dark(BufferedImage picture) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & 0xff00) < 0x6000 ? 1 : 0;
            }
        }
        return dark;
    }

    private static String svg() {
        return new String(STEPS.svg(), StandardCharsets.UTF_8);
    }
}
