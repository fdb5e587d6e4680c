package org.einthoven.wfdb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Writes annotations in MIT format, as {@link AnnotationFile} reads them. */
public final class AnnotationBytes {
    private static final int MAX_STEP = 0x3ff;
    private static final int LONGEST_NOTE = 255;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int sample;
    private int channel;
    private int number;

    private AnnotationBytes() {}

    /** The file of these annotations; those of one sample stay in the order in which they come. */
    public static byte[] of(Collection<WfdbAnnotation> annotations) {
        List<WfdbAnnotation> ordered = annotations.stream()
                .sorted(Comparator.comparingInt(WfdbAnnotation::sample))
                .toList();
        AnnotationBytes file = new AnnotationBytes();
        ordered.forEach(file::add);
        file.word(0, 0);
        return file.bytes.toByteArray();
    }

    private void add(WfdbAnnotation annotation) {
        int step = annotation.sample() - sample;
        if (step > MAX_STEP) {
            word(AnnotationFile.SKIP, 0);
            half(step >> 16);
            half(step);
            step = 0;
        }
        word(annotation.code().number(), step);
        sample = annotation.sample();
        if (annotation.subtype() != 0) {
            word(AnnotationFile.SUB, annotation.subtype());
        }
        if (annotation.channel() != channel) {
            channel = annotation.channel();
            word(AnnotationFile.CHN, channel);
        }
        if (annotation.number() != number) {
            number = annotation.number();
            word(AnnotationFile.NUM, number);
        }
        note(annotation.aux());
    }

    private void note(String text) {
        byte[] note = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = Math.min(note.length, LONGEST_NOTE);
        if (length > 0) {
            word(AnnotationFile.AUX, length);
            bytes.write(note, 0, length);
            if (length % 2 == 1) {
                bytes.write(0);
            }
        }
    }

    private void word(int code, int value) {
        half(code << 10 | value & MAX_STEP);
    }

    private void half(int bits) {
        bytes.write(bits);
        bytes.write(bits >> 8);
    }
}
