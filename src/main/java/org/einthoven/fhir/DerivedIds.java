package org.einthoven.fhir;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.inference.ModelRef;

/**
 * Ids of what is rendered from a reading: the recording's id and a suffix, so that the same reading always has the same
 * ids and an id leads back to its recording. All are ids in FHIR's sense: up to 64 letters, digits, '-' and '.'.
 */
final class DerivedIds {

    private static final int LONGEST = 64;
    private static final int HASH_DIGITS = 16;
    private static final Pattern DERIVED =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(-[A-Za-z0-9.-]+)?");

    /** An id below {@code recordingId}; what does not fit or has other characters is replaced by a hash. */
    static String of(String recordingId, String suffix) {
        String id = recordingId + "-" + suffix;
        return isId(id) ? id : recordingId + "-" + DigestUtils.sha256Hex(suffix).substring(0, HASH_DIGITS);
    }

    /** The id of a statement that a cardiologist added, from its text. */
    static String ofAdded(String recordingId, String statement) {
        return recordingId + "-added-" + DigestUtils.sha256Hex(statement).substring(0, HASH_DIGITS);
    }

    /** The recording to which an id of a source or derived resource leads; empty for an id of another shape. */
    static Optional<UUID> recordingOf(String id) {
        Matcher matcher = DERIVED.matcher(id);
        return id.length() <= LONGEST && matcher.matches()
                ? Optional.of(UUID.fromString(matcher.group(1)))
                : Optional.empty();
    }

    /** The id of the Device that is one version of a model. */
    static String ofModel(ModelRef model) {
        String hash =
                model.sha256().substring(0, Math.min(HASH_DIGITS, model.sha256().length()));
        String id = (model.name() + "-" + model.version() + "-" + hash).replaceAll("[^A-Za-z0-9.-]", "-");
        return isId(id) ? id : DigestUtils.sha256Hex(id);
    }

    private static boolean isId(String id) {
        return id.length() <= LONGEST && id.matches("[A-Za-z0-9.-]+");
    }

    private DerivedIds() {}
}
