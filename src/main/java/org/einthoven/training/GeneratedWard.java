package org.einthoven.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.inference.ModelCard;
import org.einthoven.signal.Noise;
import org.einthoven.signal.NoiseSource;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Flaws;
import org.einthoven.synthesis.WardFlaws;
import org.einthoven.synthesis.WardRecipes;
import org.einthoven.synthesis.Wiring;

/** Generated recordings of 12 leads as wards have them, with all that can be wrong with hearts and recordings. */
final class GeneratedWard {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private static final List<Wiring> WIRINGS = Stream.of(ElectrodeSwap.values())
            .map(swap -> new Wiring(swap.code(), swap::simulated))
            .toList();

    private final WardFlaws flaws;

    /** @param recorded where noise of a kind comes from; what is not here is made */
    GeneratedWard(Map<Noise, ? extends NoiseSource> recorded) {
        Map<Noise, NoiseSource> sources = new EnumMap<>(Noise.class);
        Stream.of(Noise.values()).forEach(kind -> sources.put(kind, kind));
        sources.putAll(recorded);
        this.flaws = new WardFlaws(WIRINGS, sources);
    }

    /** The same seed gives the same ones, of which more have the fewer at their beginning. */
    List<MarkedEcg> ecgs(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarkedEcg> ecgs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EcgRecipe recipe = WardRecipes.draw(random);
            Flaws wrong = flaws.draw(LENGTH.toMillis(), random);
            ecgs.add(MarkedEcg.of(
                    EcgGenerator.generate(recipe, wrong, LENGTH, LeadPreparation.RATE, random.nextLong())));
        }
        return ecgs;
    }

    /** What a card says of recordings that were mixed in with so many marked ones. */
    static ModelCard.Source source(int generated, int marked) {
        return new ModelCard.Source(
                "generated ECGs of this code base",
                String.format(
                        Locale.ROOT,
                        "%d recordings of 10 s, %.0f %% of all that was learned from: rhythms, blocks, pacing, ST"
                                + " deviation, exchanged electrodes, noise, wrong gains, missing stretches",
                        generated,
                        100.0 * generated / (generated + marked)),
                "Apache-2.0");
    }

    /** What a card says of noise that was recorded. */
    static ModelCard.Source source(Set<Noise> recorded) {
        String kinds = recorded.stream()
                .sorted(Comparator.naturalOrder())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return new ModelCard.Source(
                "MIT-BIH Noise Stress Test Database (Moody et al. 1984)",
                "noise for augmentation: " + kinds + ", from the second quarter of an hour of each record on",
                "ODC-By 1.0");
    }
}
