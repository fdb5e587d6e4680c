package org.einthoven.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.archive.Channel;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.SampledValues;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.FaultException;
import org.einthoven.signal.Passband;
import org.junit.jupiter.api.Test;

class WaveformBodyTest {
    /** Four samples at 500 Hz: 0, 2, 4 and 6 ms. */
    private final StoredRecording recording = recording(RecordingKind.ECG, "II", "V1");

    private final Waveform waveform = new Waveform(List.of(
            new Channel("MDC_ECG_LEAD_II", LeadName.II, 0.005, 0, SampledValues.parse("0 200 E -40")),
            new Channel("unknown", null, 1, 0, SampledValues.parse("9 9 9 9")),
            new Channel("MDC_ECG_LEAD_V1", LeadName.V1, 0.005, 0.1, SampledValues.parse("20 20 20 20"))));

    @Test
    void writesTheHeaderThenEachKnownLeadInMillivolts() throws Exception {
        ByteBuffer body = encode(WaveformRange.of(recording, 0, null, null));
        JsonNode header = header(body);
        assertThat(header.get("sampleRateHz").asDouble()).isEqualTo(500);
        assertThat(header.get("unit").asText()).isEqualTo("mV");
        assertThat(header.get("length").asInt()).isEqualTo(4);
        assertThat(header.get("leads")).extracting(JsonNode::asText).containsExactly("II", "V1");
        assertThat(floats(body)).containsExactly(0f, 1f, Float.NaN, -0.2f, 0.2f, 0.2f, 0.2f, 0.2f);
    }

    @Test
    void startsTheSamplesOnAMultipleOfFour() {
        ByteBuffer body = encode(WaveformRange.of(recording, 0, null, null));
        assertThat(body.getInt(0) % 4).isZero();
    }

    @Test
    void sendsOnlyTheStretchAndTheLeadsThatWereAskedFor() throws Exception {
        ByteBuffer body = encode(WaveformRange.of(recording, 2, 6.0, "V1"));
        JsonNode header = header(body);
        assertThat(header.get("firstSample").asInt()).isEqualTo(1);
        assertThat(header.get("count").asInt()).isEqualTo(2);
        assertThat(floats(body)).containsExactly(0.2f, 0.2f);
    }

    @Test
    void adjoiningStretchesShareNoSampleAndLoseNone() {
        WaveformRange early = WaveformRange.of(recording, 0, 3.0, null);
        WaveformRange late = WaveformRange.of(recording, 3.0, 1000.0, null);
        assertThat(early.first() + early.count()).isEqualTo(late.first());
        assertThat(late.first() + late.count()).isEqualTo(recording.samples);
    }

    @Test
    void namesTheOneChannelOfAPleth() throws Exception {
        StoredRecording pleth = recording(RecordingKind.PPG);
        Waveform channel = new Waveform(List.of(new Channel("150452", null, 2, 0, SampledValues.parse("1 2 3 4"))));
        ByteBuffer body = ByteBuffer.wrap(
                WaveformBody.encode(pleth, channel, WaveformRange.of(pleth, 0, null, null), WaveformFilter.NONE));
        body.order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header(body).get("leads").get(0).asText()).isEqualTo("Pleth");
        assertThat(header(body).get("unit").asText()).isEqualTo("arbitrary");
        assertThat(floats(body)).containsExactly(2f, 4f, 6f, 8f);
    }

    @Test
    void filtersAStretchAsIfTheWholeRecordingHadBeenFiltered() throws Exception {
        StoredRecording minute = recording(RecordingKind.ECG, "II");
        minute.samples = 60 * 500;
        float[] beats = new float[minute.samples];
        for (int i = 0; i < beats.length; i++) {
            beats[i] = (i % 400 < 20 ? 1000 : 0) + (i % 10 < 5 ? 100 : -100) + i / 30f;
        }
        String text = IntStream.range(0, beats.length)
                .mapToObj(i -> i == 15_400 ? "E" : String.valueOf(Math.round(beats[i])))
                .collect(Collectors.joining(" "));
        Waveform lead = new Waveform(List.of(new Channel("II", LeadName.II, 0.001, 0, SampledValues.parse(text))));
        float[] whole =
                Passband.ECG.filter(minute.rate()).apply(lead.channels().get(0).toMv());
        ByteBuffer body = ByteBuffer.wrap(WaveformBody.encode(
                        minute, lead, WaveformRange.of(minute, 30_000, 31_000.0, null), WaveformFilter.BAND))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header(body).get("filterHz")).extracting(JsonNode::asDouble).containsExactly(0.5, 40.0);
        float[] sent = floats(body);
        assertThat(sent).hasSize(500);
        for (int i = 0; i < sent.length; i++) {
            if (i == 400) {
                assertThat(sent[i]).isNaN();
            } else {
                assertThat(sent[i]).isCloseTo(whole[15_000 + i], within(0.001f));
            }
        }
        assertThat(Math.abs(sent[100] - beats[15_100] / 1000)).isGreaterThan(0.05f);
    }

    @Test
    void refusesAFilterThatDoesNotExist() {
        assertThatThrownBy(() -> WaveformFilter.named("BAND")).isInstanceOf(FaultException.class);
        assertThat(WaveformFilter.named("band")).isEqualTo(WaveformFilter.BAND);
    }

    @Test
    void refusesARangeThatRunsBackwardsAndALeadThatIsNotThere() {
        assertThatThrownBy(() -> WaveformRange.of(recording, 5, 4.0, null)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> WaveformRange.of(recording, -1, null, null)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> WaveformRange.of(recording, Double.NaN, null, null))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> WaveformRange.of(recording, 0, null, "II,V9")).isInstanceOf(FaultException.class);
    }

    private ByteBuffer encode(WaveformRange range) {
        return ByteBuffer.wrap(WaveformBody.encode(recording, waveform, range, WaveformFilter.NONE))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static JsonNode header(ByteBuffer body) throws Exception {
        byte[] text = new byte[body.getInt(0)];
        body.get(4, text);
        return new ObjectMapper().readTree(text);
    }

    private static float[] floats(ByteBuffer body) {
        body.position(4 + body.getInt(0));
        float[] values = new float[body.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = body.getFloat();
        }
        return values;
    }

    private static StoredRecording recording(RecordingKind kind, String... leads) {
        StoredRecording recording = new StoredRecording();
        recording.kind = kind;
        recording.sampleRateHz = 500;
        recording.samples = 4;
        recording.leads = leads;
        return recording;
    }
}
