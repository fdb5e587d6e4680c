package org.einthoven.audit.chain;

import java.util.List;

/** The key of today and those before it. */
record TrustedKeys(List<VerificationKey> keys) {
    TrustedKeys {
        keys = List.copyOf(keys);
    }

    boolean vouchFor(SignedHead head) {
        return keys.stream().anyMatch(key -> key.vouchesFor(head));
    }
}
