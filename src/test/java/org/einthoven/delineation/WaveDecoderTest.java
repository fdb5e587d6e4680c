package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class WaveDecoderTest {

    @Test
    void findsTheWavesOfOneBeat() {
        List<ScoredWave> waves = WaveDecoder.decode(scores("20- 25P 10- 25Q 20- 50T 20-"));
        assertThat(waves).extracting(ScoredWave::wave).containsExactly(Wave.P, Wave.QRS, Wave.T);
        assertThat(waves.get(1).onset()).isCloseTo(54.5, within(0.01));
        assertThat(waves.get(1).offset()).isCloseTo(79.5, within(0.01));
        assertThat(waves.get(1).score()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void putsTheBoundaryWhereTheScoresCross() {
        float[][] scores = scores("20- 25Q 20-");
        // at the last sample before the complex it has nearly drawn level
        scores[Wave.NONE.ordinal()][19] = 0.55f;
        scores[Wave.QRS.ordinal()][19] = 0.45f;
        assertThat(WaveDecoder.decode(scores).get(0).onset()).isCloseTo(19 + 0.1 / 0.95, within(0.02));
    }

    @Test
    void mendsAShortTearButNotALongOne() {
        assertThat(WaveDecoder.decode(scores("20- 15Q 4- 15Q 20-"))).hasSize(1);
        assertThat(WaveDecoder.decode(scores("20- 15Q 9- 15Q 20-"))).hasSize(2);
    }

    @Test
    void dropsWhatIsTooShortToBeAWave() {
        assertThat(WaveDecoder.decode(scores("20- 6P 20- 5Q 20- 12T 20-"))).isEmpty();
    }

    @Test
    void doesNotInventTheEndOfAWaveThatWasCutOff() {
        assertThat(WaveDecoder.decode(scores("25Q 20- 50T"))).isEmpty();
    }

    @Test
    void doesNotInventTheEndOfAWaveAtAGap() {
        assertThat(WaveDecoder.decode(scores("20- 25Q 5x 20- 50T 20-")))
                .extracting(ScoredWave::wave)
                .containsExactly(Wave.T);
    }

    @Test
    void ofTwoTWavesInOneBeatTheLargerStays() {
        List<ScoredWave> waves = WaveDecoder.decode(scores("9- 25Q 9- 20T 20- 50T 20- 25Q 9- 20T 9-"));
        assertThat(waves).extracting(ScoredWave::wave).containsExactly(Wave.QRS, Wave.T, Wave.QRS, Wave.T);
        assertThat(waves.get(1).duration()).isCloseTo(50, within(0.1));
    }

    @Test
    void severalPWavesInOneBeatAllStay() {
        assertThat(WaveDecoder.decode(scores("9- 25P 60- 25P 20- 25Q 9- 50T 9- 25P 9-")))
                .filteredOn(wave -> wave.wave() == Wave.P)
                .hasSize(3);
    }

    /** Words of a count and a letter: - for NONE, P, Q for QRS, T, x for what was not recorded; 0.9 for what it says. */
    private static float[][] scores(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            int count = Integer.parseInt(word.substring(0, word.length() - 1));
            line.append(word.substring(word.length() - 1).repeat(count));
        }
        float[][] scores = new float[Wave.values().length][line.length()];
        for (int i = 0; i < line.length(); i++) {
            int said = "-PQT".indexOf(line.charAt(i));
            for (int c = 0; c < scores.length; c++) {
                scores[c][i] = said < 0 ? Float.NaN : c == said ? 0.9f : 0.1f / 3;
            }
        }
        assertThat(Arrays.stream(scores).mapToInt(s -> s.length)).containsOnly(line.length());
        return scores;
    }
}
