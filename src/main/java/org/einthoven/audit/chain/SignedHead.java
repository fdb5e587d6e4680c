package org.einthoven.audit.chain;

/**
 * A head and who vouches for it.
 *
 * @param signature Ed25519 of {@link TreeHead#text}, in Base64
 * @param key the public key, as {@link VerificationKey} writes it: a hint which one, nothing that is trusted
 */
public record SignedHead(TreeHead head, String signature, String key) {}
