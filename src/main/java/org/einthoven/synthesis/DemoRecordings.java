package org.einthoven.synthesis;

import static org.einthoven.synthesis.EcgRecipe.Block.LEFT_BUNDLE_BRANCH;
import static org.einthoven.synthesis.EcgRecipe.Block.RIGHT_BUNDLE_BRANCH;
import static org.einthoven.synthesis.Rhythm.ATRIAL_FIBRILLATION;
import static org.einthoven.synthesis.Rhythm.SINUS;
import static org.einthoven.synthesis.Rhythm.VENTRICULAR_BIGEMINY;
import static org.einthoven.synthesis.Rhythm.VENTRICULAR_COUPLETS;

import java.time.Duration;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Noise;

/** The generated recordings that a new installation starts with. Nobody in them exists. */
public final class DemoRecordings {

    /** Resolution of the ECGs in mV: 5 µV, as most electrocardiographs have it. */
    public static final double STEP_MV = 0.005;

    /** A pulse is about this many steps high; a pleth's step is 1. */
    private static final double PULSE_STEPS = 1000;

    private static final SampleRate ECG_RATE = new SampleRate(500);
    private static final SampleRate PLETH_RATE = new SampleRate(125);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    private DemoRecordings() {}

    /** Administrative sex of an invented person. */
    public enum Sex {
        FEMALE,
        MALE
    }

    /**
     * One recording of an invented person.
     *
     * @param key names it in identifiers: lower-case letters, digits and hyphens
     * @param title what it shows, in words
     * @param step every sample is a whole multiple of it: mV for an ECG, arbitrary for a pleth
     */
    public record Demo(
            String key,
            String title,
            String givenName,
            String familyName,
            Sex sex,
            int birthYear,
            double step,
            Recording recording) {}

    /** All of them, made anew at each call; the same each time. */
    public static List<Demo> all() {
        return List.of(
                ecg(
                        "sinus-52",
                        "Sinus rhythm, 52/min",
                        "Jonas",
                        Sex.MALE,
                        1994,
                        EcgRecipe.of(SINUS, 52),
                        TEN_SECONDS,
                        11),
                ecg(
                        "sinus-72",
                        "Sinus rhythm, 72/min",
                        "Amira",
                        Sex.FEMALE,
                        1981,
                        EcgRecipe.of(SINUS, 72),
                        TEN_SECONDS,
                        12),
                ecg(
                        "sinus-110",
                        "Sinus tachycardia, 110/min",
                        "Lucía",
                        Sex.FEMALE,
                        1999,
                        EcgRecipe.of(SINUS, 110),
                        TEN_SECONDS,
                        13),
                ecg(
                        "atrial-fibrillation",
                        "Atrial fibrillation",
                        "Henrik",
                        Sex.MALE,
                        1949,
                        EcgRecipe.of(ATRIAL_FIBRILLATION, 94),
                        TWENTY_SECONDS,
                        14),
                ecg(
                        "ventricular-couplets",
                        "Ventricular couplets",
                        "Oksana",
                        Sex.FEMALE,
                        1963,
                        EcgRecipe.of(VENTRICULAR_COUPLETS, 76),
                        TWENTY_SECONDS,
                        15),
                ecg(
                        "ventricular-bigeminy",
                        "Ventricular bigeminy",
                        "Tomasz",
                        Sex.MALE,
                        1957,
                        EcgRecipe.of(VENTRICULAR_BIGEMINY, 74),
                        TWENTY_SECONDS,
                        16),
                ecg(
                        "lbbb",
                        "Left bundle branch block",
                        "Margit",
                        Sex.FEMALE,
                        1944,
                        EcgRecipe.of(SINUS, 70).withBlock(LEFT_BUNDLE_BRANCH),
                        TEN_SECONDS,
                        17),
                ecg(
                        "rbbb",
                        "Right bundle branch block",
                        "Kwame",
                        Sex.MALE,
                        1968,
                        EcgRecipe.of(SINUS, 66).withBlock(RIGHT_BUNDLE_BRANCH),
                        TEN_SECONDS,
                        18),
                ecg(
                        "anterior-st-elevation",
                        "ST elevation, anterior",
                        "Rahul",
                        Sex.MALE,
                        1961,
                        EcgRecipe.of(SINUS, 92).withSt(StDeviation.ANTERIOR_ELEVATION),
                        TEN_SECONDS,
                        19),
                ecg("noisy", "Sinus rhythm in noise", "Yuki", Sex.FEMALE, 1988, noisy(), TEN_SECONDS, 20),
                leadOff(),
                pleth(
                        "pulse-58",
                        "Pulse wave, 58/min",
                        "Pierre",
                        Sex.MALE,
                        1990,
                        PlethRecipe.of(58).withStiffness(0.1),
                        31),
                pleth(
                        "pulse-96",
                        "Pulse wave, 96/min",
                        "Ingrid",
                        Sex.FEMALE,
                        1952,
                        PlethRecipe.of(96).withStiffness(0.7),
                        32));
    }

    private static EcgRecipe noisy() {
        return EcgRecipe.of(SINUS, 84)
                .withNoise(Noise.BASELINE_WANDER, 0.25)
                .withNoise(Noise.MUSCLE, 0.14)
                .withNoise(Noise.ELECTRODE_MOTION, 0.35);
    }

    /** The electrode of V2 hangs loose: its amplifier shows nothing. */
    private static Demo leadOff() {
        Demo whole = ecg(
                "lead-off", "Sinus rhythm, V2 off", "Samuel", Sex.MALE, 1972, EcgRecipe.of(SINUS, 78), TEN_SECONDS, 21);
        if (!(whole.recording() instanceof Ecg ecg)) {
            throw new IllegalStateException("an ECG was made");
        }
        Samples nothing = Samples.copyOf(new float[ecg.length()]);
        List<Lead> leads = ecg.leads().stream()
                .map(lead -> lead.name() == LeadName.V2 ? new Lead(LeadName.V2, nothing) : lead)
                .toList();
        return demo(
                whole.key(),
                whole.title(),
                whole.givenName(),
                whole.sex(),
                whole.birthYear(),
                STEP_MV,
                new Ecg(ecg.rate(), leads));
    }

    private static Demo ecg(
            String key,
            String title,
            String givenName,
            Sex sex,
            int birthYear,
            EcgRecipe recipe,
            Duration duration,
            long seed) {
        Ecg ecg = EcgGenerator.generate(recipe, duration, ECG_RATE, seed).ecg();
        return demo(key, title, givenName, sex, birthYear, STEP_MV, Digitiser.digitise(ecg, STEP_MV));
    }

    private static Demo pleth(
            String key, String title, String givenName, Sex sex, int birthYear, PlethRecipe recipe, long seed) {
        Pleth pleth = PlethGenerator.generate(recipe, TWENTY_SECONDS, PLETH_RATE, seed)
                .pleth();
        float[] steps = pleth.samples().toArray();
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= (float) PULSE_STEPS;
        }
        Samples digitised = Digitiser.digitise(Samples.copyOf(steps), 1);
        return demo(key, title, givenName, sex, birthYear, 1, new Pleth(pleth.rate(), digitised));
    }

    private static Demo demo(
            String key, String title, String givenName, Sex sex, int birthYear, double step, Recording recording) {
        return new Demo(key, title, givenName, "Demo", sex, birthYear, step, recording);
    }
}
