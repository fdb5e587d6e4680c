package org.einthoven.paper;

import java.awt.image.BufferedImage;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.jspecify.annotations.Nullable;

/** A page that is not read by itself although its picture is sound: laid out by hand, it may be. */
public final class PageNotRead extends FaultException {
    private final String fileName;
    private final PaperRefusal reason;
    private final int widthPx;
    private final int heightPx;
    private final transient @Nullable PageOutline outline;
    private final byte[] jpeg;

    PageNotRead(String fileName, PaperEcg.Refused refused, BufferedImage picture) {
        super(Fault.PAPER_NOT_READ, null, fileName, refused.reason().sentence());
        this.fileName = fileName;
        this.reason = refused.reason();
        this.widthPx = picture.getWidth();
        this.heightPx = picture.getHeight();
        this.outline = refused.outline();
        this.jpeg = PageView.jpeg(picture);
    }

    /** As much of it as may be shown. */
    public String fileName() {
        return fileName;
    }

    public PaperRefusal reason() {
        return reason;
    }

    /** Of the kept picture, and {@link #heightPx} its height. */
    public int widthPx() {
        return widthPx;
    }

    public int heightPx() {
        return heightPx;
    }

    /** Of the grid in the picture; null where none was found. */
    public @Nullable PageOutline outline() {
        return outline;
    }

    /** The picture as it is kept; not copied. */
    public byte[] jpeg() {
        return jpeg;
    }
}
