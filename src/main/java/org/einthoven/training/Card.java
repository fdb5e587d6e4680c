package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.delineation.Delineator;
import org.einthoven.evaluation.Budgets;
import org.einthoven.evaluation.Command;
import org.einthoven.inference.CardRevision;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelCard.Threshold;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;

/**
 * The command {@code mvn -q compile exec:java@card}: makes a new version of a model, with the same weights and a card as
 * the software writes it today, its figures and its temperature those of {@code docs/evaluation}. A card never changes under
 * its number.
 */
public final class Card {

    static final String USAGE =
            "usage: models/NAME/VERSION models/NAME/OTHER, the second being the new version's folder";

    private Card() {}

    public static void main(String[] args) {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, or 2 after one line on standard error that says what to mend. */
    static int run(String... args) {
        return Command.status(
                () -> {
                    if (args.length != 2) {
                        throw new IllegalArgumentException("which model, and where to?");
                    }
                    write(Path.of(args[0]), Path.of(args[1]), KeptResults.FOLDER);
                },
                () -> USAGE);
    }

    /**
     * @param to is named by the new version
     * @param results the folder of result files
     * @throws IllegalArgumentException where {@code to} is there, or a result file does not fit
     * @throws ModelFault where {@code from} holds no sound model
     */
    static void write(Path from, Path to, Path results) throws IOException {
        if (Files.exists(to)) {
            throw new IllegalArgumentException(to + " is there: a card does not change under its number");
        }
        OnnxModel.open(from).close();
        ModelCard old = ModelCard.read(from);
        CardText text = CardText.of(old.name())
                .orElseThrow(() -> new IllegalArgumentException("nobody has written what " + old.name() + " is for"));
        CardRevision revision = old.revised()
                .version(to.getFileName().toString())
                .thresholds(thresholds(old))
                .metrics(KeptResults.metrics(results, text.results(), old.sha256()))
                .calibration(KeptCalibration.of(results, text, old.sha256()).orElse(old.calibration()))
                .budget(Budgets.of(from).orElse(null));
        text.answerFor(old, revision);
        WholeFolder.write(to, beside -> {
            for (String file : List.of(OnnxModel.FILE, GoldenVector.FILE)) {
                Files.copy(
                        from.resolve(file),
                        beside.resolve(file),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            revision.card().write(beside);
            OnnxModel.open(beside).close();
        });
        System.out.println(to + ": the weights of " + old.version() + ", " + old.sha256());
    }

    /** What the model decides by, and what the software decides by beside it. */
    static List<Threshold> thresholds(ModelCard card) {
        List<Threshold> own = ofSoftware(card.name());
        List<Threshold> all = new ArrayList<>(card.thresholds());
        all.removeIf(old -> own.stream().anyMatch(now -> now.name().equals(old.name())));
        all.addAll(own);
        return all;
    }

    private static List<Threshold> ofSoftware(String model) {
        return switch (model) {
            case "delineation" -> Delineator.limits();
            case "ppg" -> PulseDelineator.limits();
            default -> List.of();
        };
    }
}
