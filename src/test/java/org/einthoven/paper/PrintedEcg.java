package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.time.Duration;
import org.einthoven.ecg.SampleRate;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.evaluation.pages.Severity;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;

/** Printed pages of a generated sinus rhythm, for tests of what becomes of them. */
public final class PrintedEcg {

    /** Styles are drawn by chance: with this number the page is of 3x4 and a strip. */
    private static final long STYLE = 11;

    private PrintedEcg() {}

    /** The file of a page; another number shows another recording. */
    public static byte[] page(int number) {
        return rendered(number, STYLE).file();
    }

    /** Millimetre paper with two rows of waves, as no layout of twelve leads has them; another number is another file. */
    public static byte[] twoRows(int number) {
        BufferedImage picture = MadePicture.waves(280, 64, 32);
        picture.setRGB(number, 0, 0);
        return MadePicture.file(picture, "png");
    }

    /** A long stripe without a grid; another number is another file. */
    public static byte[] strip(int number) {
        BufferedImage picture = new BufferedImage(3000, 190, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(number, 0, 0xffffff);
        return MadePicture.file(picture, "png");
    }

    static RenderedPage rendered(int number, long style) {
        return RenderedPage.of(
                EcgGenerator.generate(
                                EcgRecipe.of(Rhythm.SINUS, 72).withoutNoise(),
                                Duration.ofSeconds(10),
                                new SampleRate(500),
                                number)
                        .ecg(),
                Severity.CLEAN,
                style);
    }
}
