package org.einthoven.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Beats made = new Beats();

    private List<Template> templates() {
        return Templates.of(made.ecg(), made.beats());
    }

    @Test
    void beatsOfOneClassAndShapeAreOneTemplate() {
        made.then("NNNVNNNVNN", 800);
        assertThat(templates())
                .extracting(Template::beatClass, Template::alike, Template::beats)
                .containsExactly(
                        tuple(BeatClass.N, true, List.of(0, 1, 2, 4, 5, 6, 8, 9)),
                        tuple(BeatClass.V, true, List.of(3, 7)));
    }

    @Test
    void ventricularBeatsOfTwoOriginsAreTwoTemplatesTheLargerFirst() {
        for (int i = 0; i < 3; i++) {
            made.then(BeatClass.V, 900, 1, 60).then(BeatClass.V, 900, -1.2, 60);
        }
        made.then(BeatClass.V, 900, -1.2, 60);
        assertThat(templates()).extracting(Template::beats).containsExactly(List.of(1, 3, 5, 6), List.of(0, 2, 4));
    }

    @Test
    void beatsOfOneShapeInTwoClassesAreTwoTemplates() {
        made.then(BeatClass.N, 800, 1, 20).then(BeatClass.N, 800, 1, 20);
        made.then(BeatClass.S, 500, 1, 20).then(BeatClass.S, 500, 1, 20);
        assertThat(templates()).extracting(Template::beatClass).containsExactly(BeatClass.N, BeatClass.S);
    }

    @Test
    void aBeatThatLooksLikeNoOtherIsNoTemplate() {
        made.then("NNNN", 800).then(BeatClass.N, 800, -2, 40);
        Template single = templates().get(1);
        assertThat(single.alike()).isFalse();
        assertThat(single.beats()).containsExactly(4);
        assertThat(single.leads()).isEmpty();
    }

    @Test
    void rPeaksThatWereFoundALittleBesideTheirPlaceMakeNoTemplateOfTheirOwn() {
        made.then("NNNNNN", 800);
        Ecg ecg = made.ecg();
        List<Beat> jittered = IntStream.range(0, 6)
                .mapToObj(i -> {
                    Beat beat = made.beats().get(i);
                    return new Beat(beat.timeMs() + (i % 3 - 1) * 15, beat.beatClass(), beat.scores());
                })
                .toList();
        assertThat(Templates.of(ecg, jittered)).singleElement().satisfies(all -> assertThat(all.beats())
                .hasSize(6));
    }

    @Test
    void theMedianHasTheHeightOfTheComplexesWhereTheRPeakIs() {
        made.then("NNNNNNNN", 800);
        List<Lead> median = templates().get(0).leads();
        int r = (int) Math.round(BeatFrames.RATE.indexAt(Template.BEFORE_MS));
        assertThat(median).extracting(Lead::name).containsExactly(LeadName.II, LeadName.V1);
        float[] mv = median.get(0).samples().toArray();
        assertThat(mv[r]).isGreaterThan(0.6f).isEqualTo(max(mv));
        assertThat(median.get(1).samples().at(r)).isCloseTo(-mv[r] / 2, within(0.01f));
    }

    @Test
    void everyBeatIsInExactlyOneTemplateHoweverManyShapesThereAre() {
        for (int i = 0; i < 60; i++) {
            made.then(BeatClass.V, 700, i % 2 == 0 ? 1 : -1, 15 + 3 * (i % 20));
        }
        List<Integer> all = templates().stream()
                .flatMap(template -> template.beats().stream())
                .sorted()
                .toList();
        assertThat(all).containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        assertThat(templates()).isEqualTo(templates());
    }

    private static float max(float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
