package org.einthoven.formats;

import org.jspecify.annotations.Nullable;

/** What recorded; what the file does not state is null. */
public record RecordingDevice(
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String software) {
    public static final RecordingDevice UNKNOWN = new RecordingDevice(null, null, null, null);

    public RecordingDevice {
        manufacturer = said(manufacturer);
        model = said(model);
        serialNumber = said(serialNumber);
        software = said(software);
    }

    private static @Nullable String said(@Nullable String text) {
        String stated = text == null ? "" : FileFaults.plain(text).strip();
        // what devices fill in for want of a word
        return stated.isEmpty() || stated.equalsIgnoreCase("unknown") ? null : stated;
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }
}
