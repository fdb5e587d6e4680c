package org.einthoven.inference;

/** Names the exact model that took part in a reading: {@code sha256} is the hash of its {@code model.onnx} in hex. */
public record ModelRef(String name, String version, String sha256) {}
