package org.einthoven.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.SampleRate;

/** Puts pieces of leads that were recorded at different times on one time axis; where nothing was recorded is a gap. */
public final class Timeline {
    /** @param first index of its first sample on the axis */
    private record Piece(ImportedChannel channel, int first) {}

    private final String format;
    private final SampleRate rate;
    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    private int length;

    public Timeline(String format, SampleRate rate) {
        this.format = format;
        this.rate = rate;
    }

    /** @param startMs of the piece on the axis, from 0 */
    public void add(ImportedChannel piece, double startMs) {
        double first = rate.indexAt(startMs);
        if (!(first >= 0) || first + piece.length() > FileLimits.MAX_SAMPLES) {
            throw FileFaults.damaged(format, piece.name(), "it begins " + startMs + " ms after the recording");
        }
        int index = (int) Math.round(first);
        pieces.computeIfAbsent(piece.name(), name -> new ArrayList<>()).add(new Piece(piece, index));
        length = Math.max(length, index + piece.length());
    }

    /** All leads, of one length. */
    public List<ImportedChannel> channels() {
        FileLimits.checkSamples(format, "its leads", (long) length * pieces.size());
        return pieces.values().stream().map(this::joined).toList();
    }

    private ImportedChannel joined(List<Piece> parts) {
        ImportedChannel first = parts.get(0).channel();
        if (parts.size() == 1 && first.length() == length) {
            return first;
        }
        int[] counts = new int[length];
        Arrays.fill(counts, ImportedChannel.MISSING);
        for (Piece part : parts) {
            ImportedChannel channel = part.channel();
            if (channel.step() != first.step() || channel.origin() != first.origin()) {
                throw FileFaults.unsupported(format, first.name(), "a scale that changes in the middle");
            }
            for (int i = 0; i < channel.length(); i++) {
                counts[part.first() + i] = channel.count(i);
            }
        }
        return first.with(counts);
    }
}
