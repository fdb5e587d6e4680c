package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.PrintedTrace;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.ScannedPage;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;

/** Pictures of printed ECGs, as a format among those of device files. One is read at a time: it takes some 200 MB. */
public final class PaperFormat implements RecordingFormat {

    /** Whose turn it is to read a page, whichever way. */
    static final Semaphore TURN = new Semaphore(1, true);

    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private static final String FROM_PAPER = "From paper: ";

    private static final String NOT_BY_ITSELF = "laid out by hand, since by itself it was not read: ";

    private final PaperReader reader = new PaperReader();

    @Override
    public String name() {
        return "printed ECG (PNG, JPEG, BMP, PDF)";
    }

    @Override
    public boolean recognises(SentFile file) {
        return PictureFile.isOne(file.bytes());
    }

    /** @throws PageNotRead where somebody may lay the page out by hand */
    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        TURN.acquireUninterruptibly();
        try {
            BufferedImage picture = PictureFile.decode(file.bytes());
            PaperEcg read = reader.read(picture);
            if (read instanceof PaperEcg.Digitised digitised) {
                return recording(digitised, picture);
            }
            PaperEcg.Refused refused = (PaperEcg.Refused) read;
            throw refused.reason().isForHands()
                    ? new PageNotRead(FileFaults.excerpt(file.name()), refused, picture)
                    : refused(file, refused.reason());
        } catch (UnreadablePicture unreadable) {
            throw refused(file, unreadable.reason());
        } finally {
            TURN.release();
        }
    }

    private static FaultException refused(SentFile file, PaperRefusal why) {
        return FaultException.of(Fault.PAPER_NOT_READ, FileFaults.excerpt(file.name()), why.sentence());
    }

    private static ImportedRecording recording(PaperEcg.Digitised page, BufferedImage picture) {
        PrintedPage printed = new PrintedPage(
                page.layout().toString(),
                page.order().display(),
                page.pixelsPerMm(),
                page.scale().mmPerS(),
                page.scale().speedFrom(),
                page.scale().mmPerMv(),
                page.scale().gainFrom(),
                page.agreement(),
                page.traces(),
                picture.getWidth(),
                picture.getHeight(),
                page.outline(),
                page.warnings());
        return new ImportedRecording(
                "printed ECG, layout " + page.layout(),
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                AppliedFilters.UNKNOWN,
                channels(page.ecg()),
                List.of(),
                List.of(),
                notes(page, printed),
                List.of(),
                new ScannedPage(printed, PageView.jpeg(picture)));
    }

    /**
     * A recording from paper with its traces mended.
     *
     * @throws FaultException where the mends change nothing, or draw what the page does not show
     */
    public static ImportedRecording mended(ScannedPage scanned, Ecg before, List<TraceMend> mends) {
        PrintedPage page = scanned.page();
        for (TraceMend mend : mends) {
            if (!mend.isErasure() && page.traces().stream().noneMatch(trace -> mend.isWithin(trace, before.rate()))) {
                throw FaultException.of(Fault.NOT_ON_PAGE, mend.display());
            }
        }
        Ecg ecg = TraceMend.apply(before, mends);
        if (channels(ecg).equals(channels(before))) {
            throw FaultException.of(Fault.NOTHING_MENDED);
        }
        List<PrintedTrace> traces = page.traces().stream()
                .map(trace -> looked(trace, ecg.rate(), mends))
                .toList();
        return byHand(
                "printed ECG, layout " + page.layout() + ", mended by hand",
                ecg,
                new ScannedPage(page.with(traces), scanned.jpeg()));
    }

    /**
     * A recording from paper that was traced as somebody laid it out.
     *
     * @param refused why the page was not read by itself
     */
    public static ImportedRecording laidOut(byte[] jpeg, TracedPage traced, PaperRefusal refused) {
        return laidOut(jpeg, traced, List.of(NOT_BY_ITSELF + refused.sentence()));
    }

    /** One that was a recording already: that it was not read by itself stays with it, what the layout of before broke does not. */
    public static ImportedRecording laidOutAgain(ScannedPage before, TracedPage traced) {
        return laidOut(
                before.jpeg(),
                traced,
                before.page().doubts().stream()
                        .filter(doubt -> doubt.startsWith(NOT_BY_ITSELF))
                        .toList());
    }

    private static ImportedRecording laidOut(byte[] jpeg, TracedPage traced, List<String> kept) {
        List<String> doubts =
                Stream.concat(traced.warnings().stream(), kept.stream()).toList();
        return byHand(
                "printed ECG, " + traced.page().layout(),
                traced.ecg(),
                new ScannedPage(traced.page().withDoubts(doubts), jpeg));
    }

    private static ImportedRecording byHand(String format, Ecg ecg, ScannedPage scanned) {
        List<String> notes = new ArrayList<>();
        notes.add("Digitised from paper: " + scanned.page().resolution() + ".");
        scanned.page().doubts().forEach(doubt -> notes.add(FROM_PAPER + doubt));
        return new ImportedRecording(
                format,
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                AppliedFilters.UNKNOWN,
                channels(ecg),
                List.of(),
                List.of(),
                notes,
                List.of(),
                scanned);
    }

    private static PrintedTrace looked(PrintedTrace trace, SampleRate rate, List<TraceMend> mends) {
        List<TraceMend> its = mends.stream()
                .filter(mend -> mend.lead().display().equals(trace.lead()))
                .toList();
        return trace.sureWhere(sample -> its.stream().anyMatch(mend -> mend.covers(sample, rate.hz())));
    }

    private static List<ImportedChannel> channels(Ecg ecg) {
        return ecg.leads().stream().map(lead -> channel(lead, ecg.rate())).toList();
    }

    private static ImportedChannel channel(Lead lead, SampleRate rate) {
        Samples samples = lead.samples();
        int[] microvolts = new int[samples.length()];
        for (int i = 0; i < microvolts.length; i++) {
            microvolts[i] = samples.isMissing(i)
                    ? ImportedChannel.MISSING
                    : (int) Math.round(samples.at(i) * MICROVOLTS_PER_MILLIVOLT);
        }
        return ImportedChannel.ofVoltage(lead.name().display(), lead.name(), rate, microvolts, 1, 0);
    }

    private static List<String> notes(PaperEcg.Digitised page, PrintedPage printed) {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Digitised from paper: %s; layout %s in %s; %s of the leads bear a label that was read; the limb leads agree"
                        + " with one another to %.2f.",
                printed.resolution(),
                page.layout(),
                page.order().display(),
                page.labels() == 0 ? "none" : page.labels(),
                page.agreement()));
        if (!printed.unsure().isEmpty()) {
            notes.add(FROM_PAPER + "the trace is unsure in " + String.join(", ", printed.unsure())
                    + "; look at the page.");
        }
        page.warnings().forEach(warning -> notes.add(FROM_PAPER + warning));
        return notes;
    }
}
