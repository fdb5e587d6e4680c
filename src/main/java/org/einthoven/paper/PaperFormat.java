package org.einthoven.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;

/** Pictures of printed ECGs, as a format among those of device files. One is read at a time: it takes some 200 MB. */
public final class PaperFormat implements RecordingFormat {

    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;
    private static final double MM_PER_S = 25;

    private final PaperReader reader = new PaperReader();
    private final Semaphore turn = new Semaphore(1, true);

    @Override
    public String name() {
        return "printed ECG (PNG, JPEG, BMP, PDF)";
    }

    @Override
    public boolean recognises(SentFile file) {
        return PictureFile.isOne(file.bytes());
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        turn.acquireUninterruptibly();
        try {
            PaperEcg read = reader.read(file.bytes());
            if (read instanceof PaperEcg.Digitised digitised) {
                return recording(digitised);
            }
            throw FaultException.of(
                    Fault.PAPER_NOT_READ,
                    FileFaults.excerpt(file.name()),
                    ((PaperEcg.Refused) read).reason().sentence());
        } finally {
            turn.release();
        }
    }

    private static ImportedRecording recording(PaperEcg.Digitised page) {
        return new ImportedRecording(
                "printed ECG, layout " + page.layout(),
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                AppliedFilters.UNKNOWN,
                page.ecg().leads().stream().map(lead -> channel(lead, page)).toList(),
                List.of(),
                List.of(),
                notes(page));
    }

    private static ImportedChannel channel(Lead lead, PaperEcg.Digitised page) {
        Samples samples = lead.samples();
        int[] microvolts = new int[samples.length()];
        for (int i = 0; i < microvolts.length; i++) {
            microvolts[i] = samples.isMissing(i)
                    ? ImportedChannel.MISSING
                    : (int) Math.round(samples.at(i) * MICROVOLTS_PER_MILLIVOLT);
        }
        return ImportedChannel.ofVoltage(
                lead.name().display(), lead.name(), page.ecg().rate(), microvolts, 1, 0);
    }

    private static List<String> notes(PaperEcg.Digitised page) {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Digitised from paper: one pixel of the picture is %.1f ms and %.0f µV; layout %s in %s, 25 mm/s assumed,"
                        + " %.0f mm/mV %s; the limb leads agree with one another to %.2f.",
                1000 / MM_PER_S / page.pixelsPerMm(),
                MICROVOLTS_PER_MILLIVOLT / page.mmPerMv() / page.pixelsPerMm(),
                page.layout(),
                page.order().display(),
                page.mmPerMv(),
                page.pulseFound() ? "by the calibration pulse" : "assumed, since no calibration pulse was found",
                page.agreement()));
        page.warnings().forEach(warning -> notes.add("From paper: " + warning));
        return notes;
    }
}
