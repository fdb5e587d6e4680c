package org.einthoven.formats.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.formats.LittleEndian;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes DICOM waveforms, with or without value representations, sequences of stated or open length. */
public final class MadeDicom {
    private final boolean explicit;
    private final boolean open;

    public MadeDicom(boolean explicit, boolean open) {
        this.explicit = explicit;
        this.open = open;
    }

    /** Behind the preamble, the mark and the element that says how long the meta information is. */
    private static final int META_START = 144;

    public SentFile file(MadeEcg ecg) {
        String syntax = explicit ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2";
        byte[] meta = new MadeDicom(true, false).text(0x00020010, "UI", syntax);
        LittleEndian file = new LittleEndian()
                .text("", 128, '\0')
                .text("DICM", 4, ' ')
                .u16(2, 0)
                .text("UL", 2, ' ')
                .u16(4)
                .u32(meta.length)
                .add(meta)
                .add(text(0x0008002A, "DT", "20021122091005.500+0100"))
                .add(text(0x00080070, "LO", "Mortara"))
                .add(text(0x00081090, "LO", "ELI250"))
                .add(text(0x00100010, "PN", "Clark^Ann"))
                .add(text(0x00100020, "LO", "SBJ-" + ecg.seed()))
                .add(text(0x00100030, "DA", "19530508"))
                .add(text(0x00100040, "CS", "F"))
                .add(sequence(0x0040B020, annotation("2:16160", "420"), statement("Sinus rhythm")))
                .add(sequence(0x54000100, group(ecg, "ORIGINAL"), group(new MadeEcg(ecg.labels(), 60, 9), "DERIVED")));
        return new SentFile("ecg.dcm", file.bytes());
    }

    /** The same file with its data set packed (PS3.5, A.5). */
    public static byte[] deflated(byte[] file) {
        int data = META_START + (file[META_START - 4] & 0xff);
        byte[] meta = new MadeDicom(true, false).text(0x00020010, "UI", "1.2.840.10008.1.2.1.99");
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        raw.setInput(file, data, file.length - data);
        raw.finish();
        byte[] packed = new byte[file.length];
        int length = raw.deflate(packed);
        raw.end();
        return new LittleEndian()
                .add(Arrays.copyOf(file, META_START - 4))
                .u32(meta.length)
                .add(meta)
                .add(Arrays.copyOf(packed, length))
                .bytes();
    }

    private byte[] annotation(String code, String value) {
        return new LittleEndian()
                .add(sequence(0x0040A043, text(0x00080100, "SH", code)))
                .add(text(0x0040A30A, "DS", value))
                .bytes();
    }

    private byte[] statement(String text) {
        return text(0x00700006, "ST", text);
    }

    private byte[] group(MadeEcg ecg, String originality) {
        byte[][] channels = new byte[ecg.labels().size()][];
        for (int i = 0; i < channels.length; i++) {
            int number = LeadLabels.lead(ecg.labels().get(i)).orElseThrow().number();
            channels[i] = new LittleEndian()
                    .add(sequence(
                            0x003A0208,
                            new LittleEndian()
                                    .add(text(0x00080100, "SH", "2:" + number))
                                    .add(text(
                                            0x00080104,
                                            "LO",
                                            "Lead " + ecg.labels().get(i)))
                                    .bytes()))
                    .add(text(0x003A0210, "DS", "2.5"))
                    .add(sequence(0x003A0211, text(0x00080100, "SH", "uV")))
                    .add(text(0x003A0212, "DS", "1"))
                    .add(text(0x003A0220, "DS", "0.05"))
                    .bytes();
        }
        LittleEndian samples = new LittleEndian();
        for (int i = 0; i < ecg.length(); i++) {
            for (int lead = 0; lead < channels.length; lead++) {
                samples.u16(ecg.counts(lead)[i]);
            }
        }
        return new LittleEndian()
                .add(text(0x003A0004, "CS", originality))
                .add(element(
                        0x003A0005,
                        "US",
                        new LittleEndian().u16(channels.length).bytes()))
                .add(element(
                        0x003A0010, "UL", new LittleEndian().u32(ecg.length()).bytes()))
                .add(text(0x003A001A, "DS", "500"))
                .add(sequence(0x003A0200, channels))
                .add(element(0x54001004, "US", new LittleEndian().u16(16).bytes()))
                .add(text(0x54001006, "CS", "SS"))
                .add(element(0x54001010, "OW", samples.bytes()))
                .bytes();
    }

    private byte[] text(int tag, String vr, String text) {
        byte[] raw = (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.ISO_8859_1);
        return element(tag, vr, raw);
    }

    private byte[] element(int tag, String vr, byte[] value) {
        LittleEndian element = head(tag, vr, value.length);
        return element.add(value).bytes();
    }

    private LittleEndian head(int tag, String vr, long length) {
        LittleEndian element = new LittleEndian().u16(tag >>> 16, tag);
        if (!explicit) {
            return element.u32(length);
        }
        element.text(vr, 2, ' ');
        return vr.equals("SQ") || vr.equals("OW") ? element.u16(0).u32(length) : element.u16((int) length);
    }

    private byte[] sequence(int tag, byte[]... items) {
        LittleEndian content = new LittleEndian();
        for (byte[] item : items) {
            content.u16(0xFFFE, 0xE000).u32(open ? 0xffffffffL : item.length).add(item);
            if (open) {
                content.u16(0xFFFE, 0xE00D).u32(0);
            }
        }
        if (open) {
            content.u16(0xFFFE, 0xE0DD).u32(0);
        }
        return head(tag, "SQ", open ? 0xffffffffL : content.size())
                .add(content.bytes())
                .bytes();
    }
}
