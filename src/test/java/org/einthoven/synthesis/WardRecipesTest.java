package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class WardRecipesTest {

    private static final SampleRate HZ_500 = new SampleRate(500);

    /** Rhythms in which beats are as regular as their rate says. */
    private static final Set<Rhythm> REGULAR = EnumSet.of(
            Rhythm.SINUS, Rhythm.ATRIAL_FLUTTER, Rhythm.SUPRAVENTRICULAR_TACHYCARDIA, Rhythm.VENTRICULAR_TACHYCARDIA);

    private static List<EcgRecipe> drawn() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> WardRecipes.draw(random)).limit(3000).toList();
    }

    @Test
    void everyKindOfHeartIsDrawn() {
        assertThat(drawn()).extracting(EcgRecipe::rhythm).contains(Rhythm.values());
        assertThat(drawn()).extracting(EcgRecipe::pacing).contains(Pacing.values());
        assertThat(drawn()).extracting(EcgRecipe::avBlock).contains(AvBlock.values());
        assertThat(drawn()).extracting(EcgRecipe::st).contains(StDeviation.values());
        assertThat(drawn()).extracting(EcgRecipe::block).contains(EcgRecipe.Block.values());
    }

    @Test
    void ratesReachFromThirtyToTwoHundredAndTwentyWhereTheRhythmAllows() {
        Map<Rhythm, DoubleSummaryStatistics> rates = new EnumMap<>(Rhythm.class);
        drawn().forEach(recipe -> rates.computeIfAbsent(recipe.rhythm(), r -> new DoubleSummaryStatistics())
                .accept(recipe.ratePerMin()));
        assertThat(rates.get(Rhythm.SINUS).getMin()).isBetween(30.0, 32.0);
        assertThat(rates.get(Rhythm.SINUS).getMax()).isBetween(178.0, 180.0);
        for (Rhythm fast :
                List.of(Rhythm.ATRIAL_FLUTTER, Rhythm.SUPRAVENTRICULAR_TACHYCARDIA, Rhythm.VENTRICULAR_TACHYCARDIA)) {
            assertThat(rates.get(fast).getMax()).as(fast.name()).isBetween(215.0, 220.0);
        }
    }

    @Property(tries = 40)
    void heartsBeatAtTheRateThatWasDrawn(@ForAll long seed) {
        EcgRecipe recipe = WardRecipes.draw(new SplittableRandom(seed));
        List<TrueBeat> beats = EcgGenerator.generate(recipe, Duration.ofSeconds(30), HZ_500, seed)
                .beats();
        if (REGULAR.contains(recipe.rhythm()) && recipe.avBlock() != AvBlock.WENCKEBACH) {
            double meanMs = (beats.get(beats.size() - 1).timeMs() - beats.get(0).timeMs()) / (beats.size() - 1);
            assertThat(60_000 / meanMs).isCloseTo(recipe.ratePerMin(), within(recipe.ratePerMin() * 0.04));
        }
    }

    @Test
    void ourDetectorMeetsTheBeatsOfTheTruth() {
        int found = 0;
        int all = 0;
        int claimed = 0;
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 60; i++) {
            GeneratedEcg made = EcgGenerator.generate(WardRecipes.draw(random), Duration.ofSeconds(10), HZ_500, i);
            double[] r = new QrsDetector().detect(made.ecg());
            claimed += r.length;
            all += made.beats().size();
            found += (int) made.beats().stream()
                    .filter(beat -> Arrays.stream(r).anyMatch(ms -> Math.abs(ms - beat.timeMs()) <= 150))
                    .count();
        }
        assertThat((double) found / all).isGreaterThan(0.97);
        assertThat((double) found / claimed).isGreaterThan(0.97);
    }
}
