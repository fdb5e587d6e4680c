package org.einthoven.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.Reading;
import org.einthoven.registry.ModelVersion.Origin;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;

/** Takes a version in that stands all checks, and tells of any other which check it failed. */
@ApplicationScoped
public class ModelIntake {
    /** A hundred times the largest of ours. */
    private static final int LARGEST_BYTES = 64 << 20;

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,39}");
    private static final int TIMED_RUNS = 5;

    private static final EcgRecipe TRIAL_ECG = EcgRecipe.of(Rhythm.SINUS, 72);
    private static final PlethRecipe TRIAL_PLETH = PlethRecipe.of(72);
    private static final Duration TRIAL_LENGTH = Duration.ofSeconds(10);

    private final ModelVersions versions;
    private final ModelSignatures signatures;
    private final ModelSteps steps;
    private final Clock clock;

    ModelIntake(ModelVersions versions, ModelSignatures signatures, ModelSteps steps, Clock clock) {
        this.versions = versions;
        this.signatures = signatures;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Takes a version in as a candidate. The same files again change nothing.
     *
     * @param who brought it
     * @return the version as it is kept
     * @throws ModelFault with the check that it did not stand
     */
    public ModelVersion take(ModelFiles files, Origin origin, String who) {
        ModelVersion version = checked(files, origin, who);
        Optional<ModelVersion> known = known(version, files);
        if (known.isPresent()) {
            return known.get();
        }
        trial(version, files);
        return QuarkusTransaction.requiringNew().call(() -> {
            steps.begin();
            Optional<ModelVersion> meanwhile = known(version, files);
            if (meanwhile.isEmpty()) {
                versions.keep(version, files);
                steps.arrived(version, who, "it came as " + (origin == Origin.FOLDER ? "a folder" : "an upload"));
            }
            return meanwhile.orElse(version);
        });
    }

    /** What is kept under this name and version already; throws {@link ModelFault} where that is something else. */
    private Optional<ModelVersion> known(ModelVersion version, ModelFiles files) {
        Optional<ModelVersion> known = versions.find(version.name, version.version);
        known.ifPresent(kept -> {
            if (!Arrays.equals(versions.files(kept).manifest(), files.manifest())) {
                throw new ModelFault(
                        ModelCheck.FILES,
                        files.place(ModelCard.FILE) + " says " + version.title()
                                + ", and other files came in under that name: give it a version of its own");
            }
        });
        return known;
    }

    /** All checks but the trial, which needs the other models. */
    ModelVersion checked(ModelFiles files, Origin origin, String who) {
        for (String name : files.names()) {
            if (files.bytes(name).length > LARGEST_BYTES) {
                throw new ModelFault(ModelCheck.FILES, files.place(name) + " is larger than 64 MiB");
            }
        }
        ModelCard card = files.card();
        if (ModelTask.of(card.name()).isEmpty()
                || !VERSION.matcher(card.version()).matches()) {
            throw new ModelFault(
                    ModelCheck.FILES,
                    files.place(ModelCard.FILE) + " names no task of this server, or a version that is none: \""
                            + card.name() + "\" \"" + card.version() + "\"");
        }
        Optional<String> signer = signatures.signer(files);
        ModelVersion version = new ModelVersion();
        version.id = TimeOrderedId.now(clock);
        version.name = card.name();
        version.version = card.version();
        version.sha256 = card.sha256();
        version.signedBy = signer.orElse(null);
        version.origin = origin;
        version.broughtBy = who;
        version.broughtAt = clock.instant();
        version.bytes = files.bytes(OnnxModel.FILE).length;
        version.goldenMs = goldenMs(files);
        version.state = ModelState.CANDIDATE;
        version.since = version.broughtAt;
        return version;
    }

    private static double goldenMs(ModelFiles files) {
        try (OnnxModel model = OnnxModel.open(files)) {
            double[] ms = new double[TIMED_RUNS];
            for (int run = 0; run < TIMED_RUNS; run++) {
                long start = System.nanoTime();
                model.check();
                ms[run] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(ms);
            return ms[TIMED_RUNS / 2];
        }
    }

    /**
     * Everything that a version had to stand when it came in, with the files that are kept of it and the keys that count
     * today; throws {@link ModelFault}.
     */
    void trial(ModelVersion version) {
        ModelFiles files = versions.files(version);
        requireSame(version, files);
        trial(version, files);
    }

    /** Whoever can write to the database could put other weights under a card that fits them. */
    private void requireSame(ModelVersion version, ModelFiles files) {
        if (!files.card().sha256().equals(version.sha256)) {
            throw new ModelFault(
                    ModelCheck.HASH,
                    files.place(ModelCard.FILE) + " states the sha256 "
                            + files.card().sha256() + " where " + version.sha256
                            + " came in: the files that are kept are not those that were checked");
        }
        Optional<String> signer = signatures.signer(files);
        if (version.signedBy != null && signer.isEmpty()) {
            throw new ModelFault(
                    ModelCheck.SIGNATURE,
                    version.title() + " was signed by " + version.signedBy + " when it came in, and is not now");
        }
    }

    /** Reads a generated recording with this version beside the active ones; throws {@link ModelFault}. */
    private void trial(ModelVersion version, ModelFiles files) {
        ModelTask task = ModelTask.of(version.name).orElseThrow();
        Map<ModelTask, ModelFiles> chosen = new EnumMap<>(ModelTask.class);
        chosen.putAll(versions.files(versions.active().versions()));
        chosen.put(task, files);
        trial(version.title(), task, chosen);
    }

    /** @param title of the version of {@code task} among the chosen, which is on trial */
    static void trial(String title, ModelTask task, Map<ModelTask, ModelFiles> chosen) {
        ModelSet set = ModelSet.open(chosen);
        try {
            if (!set.isComplete()) {
                throw new ModelFault(
                        ModelCheck.TRIAL, title + " cannot be tried beside the active models: " + set.problems());
            }
            Reading reading = set.read(recording(task), Subject.UNKNOWN);
            if (!(reading instanceof Reading.Reported)) {
                throw new ModelFault(
                        ModelCheck.TRIAL, title + " does not read a plain generated recording: " + reading);
            }
        } catch (ModelFault fault) {
            throw fault;
        } catch (RuntimeException failed) {
            throw new ModelFault(ModelCheck.TRIAL, title + " fails on a plain generated recording: " + failed, failed);
        } finally {
            set.release();
        }
    }

    private static Recording recording(ModelTask task) {
        return task == ModelTask.PPG
                ? PlethGenerator.generate(TRIAL_PLETH, TRIAL_LENGTH, new SampleRate(125), 1)
                        .pleth()
                : EcgGenerator.generate(TRIAL_ECG, TRIAL_LENGTH, new SampleRate(500), 1)
                        .ecg();
    }
}
