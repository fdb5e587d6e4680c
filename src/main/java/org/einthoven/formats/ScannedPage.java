package org.einthoven.formats;

/**
 * A printed page and its picture.
 *
 * @param jpeg the picture as it was read: upright as it was sent, and no larger than reading needs; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScannedPage(PrintedPage page, byte[] jpeg) {}
