package org.einthoven.refresh;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.einthoven.archive.Channel;
import org.einthoven.archive.Waveform;
import org.einthoven.archive.WholeNumbers;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.Marks;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.physionet.WfdbSignalFiles;
import org.einthoven.refresh.Labels.BeatLabel;
import org.einthoven.refresh.Labels.WaveLabel;
import org.einthoven.wfdb.AnnotationBytes;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.MarkCodes;
import org.einthoven.wfdb.WfdbAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a training set as a WFDB record. {@code .atr} has the beats: with their class where that is true, as {@code ?}
 * (not classified) where the class was merely accepted, as an artefact where the reader deleted one. Lead by lead, as
 * LUDB has them, the waves that are true. What was merely accepted stands in {@code .seen} and {@code .ii_seen}, out of the way of tools that
 * take every annotation for truth. The subtype of each annotation is its {@link LabelSource}.
 */
final class RecordFiles {
    private static final String ALL_LEADS = "all";
    private static final String SEEN = "seen";
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private final TrainingMember member;
    private final OutgoingRecording recording;
    private final Labels labels;
    private final boolean acceptedIsTrue;

    private RecordFiles(TrainingMember member, OutgoingRecording recording, Labels labels, boolean acceptedIsTrue) {
        this.member = member;
        this.recording = recording;
        this.labels = labels;
        this.acceptedIsTrue = acceptedIsTrue;
    }

    /** By name. Channels that are no known lead stay out: their names may say anything. */
    static Map<String, byte[]> of(
            TrainingMember member, Waveform waveform, SampleRate rate, Labels labels, boolean acceptedIsTrue) {
        List<ImportedChannel> channels = waveform.channels().stream()
                .filter(channel -> channel.lead() != null && channel.values().length() == waveform.length())
                .map(channel -> channel(channel, channel.lead(), rate))
                .toList();
        OutgoingRecording recording = new OutgoingRecording(
                new UUID(0, member.number()),
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                channels,
                Marks.NONE,
                List.of(),
                "",
                List.of(),
                person(member));
        return new RecordFiles(member, recording, labels, acceptedIsTrue).files();
    }

    private static ImportedChannel channel(Channel channel, LeadName lead, SampleRate rate) {
        WholeNumbers numbers = WholeNumbers.of(channel.values(), ImportedChannel.MISSING);
        return ImportedChannel.ofVoltage(
                lead.display(),
                lead,
                rate,
                numbers.counts(),
                channel.factorToMv() * MICROVOLTS_PER_MILLIVOLT / Math.pow(10, numbers.decimals()),
                channel.originMv() * MICROVOLTS_PER_MILLIVOLT);
    }

    /** As PhysioNet's headers tell it. */
    private static List<String> person(TrainingMember member) {
        List<String> comments = new ArrayList<>();
        if (member.age() != null) {
            comments.add("<age>: " + member.age());
        }
        if (member.sex() != null) {
            comments.add("<sex>: " + (member.sex().equals("male") ? "M" : "F"));
        }
        return comments;
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>(WfdbSignalFiles.of(recording, member.record()));
        put(files, "atr", labels.beats().stream().map(this::beat).toList());
        put(
                files,
                SEEN,
                labels.beats().stream()
                        .filter(beat -> !isTrue(beat.source()))
                        .map(beat -> annotation(beat.timeMs(), MarkCodes.of(beat.beatClass()), beat.source()))
                        .toList());
        Set<LeadName> leads = EnumSet.noneOf(LeadName.class);
        recording.channels().forEach(channel -> leads.add(channel.lead()));
        leads.forEach(lead -> waves(files, lead, lead.display().toLowerCase(Locale.ROOT)));
        waves(files, null, ALL_LEADS);
        return files;
    }

    private void put(Map<String, byte[]> files, String annotator, List<WfdbAnnotation> annotations) {
        if (!annotations.isEmpty()) {
            files.put(member.record() + "." + annotator, AnnotationBytes.of(annotations));
        }
    }

    private WfdbAnnotation beat(BeatLabel beat) {
        AnnotationCode code = beat.beatClass() == null ? AnnotationCode.ARTIFACT : MarkCodes.of(beat.beatClass());
        return annotation(beat.timeMs(), isTrue(beat.source()) ? code : AnnotationCode.LEARNING, beat.source());
    }

    private boolean isTrue(LabelSource source) {
        return acceptedIsTrue || source.isTruth();
    }

    private void waves(Map<String, byte[]> files, @Nullable LeadName lead, String annotator) {
        List<WfdbAnnotation> truth = new ArrayList<>();
        List<WfdbAnnotation> seen = new ArrayList<>();
        for (WaveLabel label : labels.waves()) {
            if (label.wave().lead() == lead) {
                add(isTrue(label.source()) ? truth : seen, label);
            }
        }
        put(files, annotator, truth);
        put(files, annotator + "_" + SEEN, seen);
    }

    private void add(List<WfdbAnnotation> annotations, WaveLabel label) {
        Fiducial wave = label.wave();
        annotations.add(annotation(wave.onsetMs(), AnnotationCode.WAVE_ONSET, label.source()));
        annotations.add(annotation(wave.peakMs(), MarkCodes.of(wave.wave()), label.source()));
        annotations.add(annotation(wave.offsetMs(), AnnotationCode.WAVE_END, label.source()));
    }

    private WfdbAnnotation annotation(double ms, AnnotationCode code, LabelSource source) {
        return new WfdbAnnotation(recording.sampleAt(ms), code, source.ordinal(), 0, 0, "");
    }
}
