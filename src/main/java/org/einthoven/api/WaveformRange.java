package org.einthoven.api;

import java.util.Arrays;
import java.util.List;
import org.einthoven.archive.StoredRecording;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of some leads of a recording.
 *
 * @param first index of its first sample
 * @param count samples a lead; at least one unless the stretch begins after the end
 * @param leads names in the order of the recording
 */
record WaveformRange(int first, int count, List<String> leads) {

    WaveformRange {
        leads = List.copyOf(leads);
    }

    /**
     * @param fromMs first instant, in ms from the first sample
     * @param toMs the instant before which it ends; null for the end of the recording
     * @param leads names parted by commas; null for all
     * @throws FaultException {@link Fault#INVALID_PARAMETER} for a range that runs backwards or a lead that is not there
     */
    static WaveformRange of(StoredRecording recording, double fromMs, @Nullable Double toMs, @Nullable String leads) {
        double endMs = toMs == null ? Double.POSITIVE_INFINITY : toMs;
        if (!(fromMs >= 0 && endMs > fromMs)) {
            throw FaultException.of(Fault.INVALID_PARAMETER, fromMs + " to " + toMs, "fromMs and toMs");
        }
        int first = sampleAt(recording, fromMs);
        int end = sampleAt(recording, endMs);
        return new WaveformRange(first, end - first, chosen(WaveformBody.leadNames(recording), leads));
    }

    private static int sampleAt(StoredRecording recording, double ms) {
        return (int) Math.min(recording.samples, Math.ceil(recording.rate().indexAt(ms) - 1e-6));
    }

    private static List<String> chosen(List<String> all, @Nullable String leads) {
        if (leads == null) {
            return all;
        }
        List<String> wanted = Arrays.asList(leads.split(",", all.size() + 1));
        if (!all.containsAll(wanted)) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "This list of leads", "leads");
        }
        return all.stream().filter(wanted::contains).toList();
    }
}
