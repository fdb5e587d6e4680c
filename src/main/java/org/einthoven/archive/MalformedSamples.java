package org.einthoven.archive;

/** Text that is not a run of samples. */
public final class MalformedSamples extends IllegalArgumentException {
    private final int sample;
    private final String token;

    /** @param sample number of the sample at fault, from 0 */
    MalformedSamples(int sample, String token) {
        super("sample " + sample + " is \"" + token + "\"");
        this.sample = sample;
        this.token = token;
    }

    public int sample() {
        return sample;
    }

    /** What stands there, cut to 40 characters. */
    public String token() {
        return token;
    }
}
