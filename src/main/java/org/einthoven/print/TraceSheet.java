package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.einthoven.ecg.Recording;

/**
 * The first ten seconds of a recording on millimetre paper and no more words than it takes to know whose it is: at true size
 * where it is printed at 100 %.
 *
 * @param patient name, or what is known in its place
 * @param note what else is known of the patient, and when it was recorded
 * @param origin which recording it is
 * @param remarks what whoever looks at it should know besides, a line each
 */
public record TraceSheet(String patient, String note, String origin, List<String> remarks, Recording recording) {
    private static final double MARGIN_MM = 14;
    private static final double TRACE_TOP_MM = 22;
    private static final double TRACE_HEIGHT_MM = 130;
    private static final double LINE_MM = 4;

    /** Ten dots a millimetre: each line of the paper falls on whole dots. */
    private static final float DPI = 254;

    private static final Color SOFT = new Color(0x4a5560);

    public TraceSheet {
        remarks = List.copyOf(remarks);
    }

    private double heightMm() {
        return TRACE_TOP_MM + TRACE_HEIGHT_MM + 14 + remarks.size() * LINE_MM;
    }

    public byte[] svg() {
        SvgSheet sheet = new SvgSheet(Sheet.WIDTH_MM, heightMm());
        try {
            draw(sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.finish().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] png() {
        try (Sheet sheet = new Sheet(heightMm())) {
            draw(sheet);
            return PngPicture.encode(sheet.picture(DPI), DPI);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void draw(Drawing sheet) throws IOException {
        sheet.text(patient, MARGIN_MM, 9, 12, ReportPage.INK, true);
        sheet.text(note, MARGIN_MM, 14.5, 9, ReportPage.INK, false);
        sheet.text(origin, MARGIN_MM, 19, 7, SOFT, false);
        String scale = new TraceOnPaper(sheet, recording, MARGIN_MM, TRACE_TOP_MM, TRACE_HEIGHT_MM).draw();
        double footMm = TRACE_TOP_MM + TRACE_HEIGHT_MM + 5;
        sheet.text(scale, MARGIN_MM, footMm, 7, ReportPage.INK, false);
        for (String remark : remarks) {
            footMm += LINE_MM;
            sheet.text(remark, MARGIN_MM, footMm, 7, ReportPage.INK, false);
        }
        sheet.text(ReportPage.USE, MARGIN_MM, footMm + LINE_MM, 7, SOFT, false);
    }
}
