package org.einthoven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedCountsTest {

    /**
     * Airway hyper-responsiveness (Bentur et al. 2009) and complete response (Cavo et al. 2012) as in Fagerland, Lydersen
     * and Laake 2013, BMC Medical Research Methodology 13:91, exact conditional test.
     */
    @ParameterizedTest
    @CsvSource({"1, 1, 7, 12, 0.0703", "59, 6, 16, 80, 0.0525"})
    void givesMcNemarsExactTestAsPublished(long both, long onlyNew, long onlyOld, long neither, double p) {
        assertThat(new PairedCounts(both, onlyNew, onlyOld, neither).mcNemar()).isEqualTo(p, within(5e-5));
    }

    /** The first as in Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33:2850. */
    @Test
    void givesTangosIntervalAsPublished() {
        Interval airways = new PairedCounts(1, 1, 7, 12).difference();

        assertThat(airways.value()).isEqualTo(-6 / 21.0, within(1e-12));
        assertThat(airways.low()).isEqualTo(-0.517, within(5e-4));
        assertThat(airways.high()).isEqualTo(-0.026, within(5e-4));
    }

    /** With no disagreement the score interval ends at z squared over n plus z squared (Tango 1998). */
    @Test
    void isNotCertainWhereTheTwoNeverDisagree() {
        Interval same = new PairedCounts(95, 0, 0, 5).difference();

        double end = Share.Z * Share.Z / (100 + Share.Z * Share.Z);
        assertThat(same.value()).isZero();
        assertThat(same.low()).isEqualTo(-end, within(1e-9));
        assertThat(same.high()).isEqualTo(end, within(1e-9));
        assertThat(new PairedCounts(95, 0, 0, 5).mcNemar()).isEqualTo(1);
        assertThat(new PairedCounts(0, 0, 0, 0).difference().low()).isNaN();
    }

    @Property
    void turnsRoundWhereOldAndNewChangePlaces(
            @ForAll @IntRange(max = 300) int both,
            @ForAll @IntRange(max = 60) int onlyNew,
            @ForAll @IntRange(max = 60) int onlyOld,
            @ForAll @IntRange(min = 1, max = 300) int neither) {
        PairedCounts counts = new PairedCounts(both, onlyNew, onlyOld, neither);
        PairedCounts turned = new PairedCounts(both, onlyOld, onlyNew, neither);

        assertThat(counts.difference().low()).isEqualTo(-turned.difference().high(), within(1e-9));
        assertThat(counts.difference().low()).isLessThan(counts.difference().value());
        assertThat(counts.mcNemar()).isEqualTo(turned.mcNemar()).isBetween(0.0, 1.0);
    }

    @Test
    void holdsForManyPairs() {
        PairedCounts many = new PairedCounts(90_000, 4_000, 4_300, 1_700);

        assertThat(many.mcNemar()).isBetween(0.0005, 0.002);
        assertThat(many.difference().low()).isEqualTo(-0.0048, within(1e-4));
        assertThat(many.difference().high()).isEqualTo(-0.0012, within(1e-4));
    }
}
