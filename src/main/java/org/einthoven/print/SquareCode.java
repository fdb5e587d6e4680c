package org.einthoven.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;

/** A QR code (ISO/IEC 18004) in lines, so that it is sharp at any enlargement. */
final class SquareCode {
    /** Modules of white that the standard asks for around it are left to the margin of the page. */
    private final ByteMatrix modules;

    SquareCode(String text) {
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no text for a square code: " + text, tooLong);
        }
    }

    /** Draws each run of dark modules of a row as one line as thick as a module. */
    void draw(Drawing page, double leftMm, double topMm, double sideMm) throws IOException {
        double module = sideMm / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            double y = topMm + (row + 0.5) * module;
            for (int from = 0; from < modules.getWidth(); from++) {
                int end = from;
                while (end < modules.getWidth() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > from) {
                    page.line(leftMm + from * module, y, leftMm + end * module, y, module, Color.BLACK);
                    from = end;
                }
            }
        }
    }
}
