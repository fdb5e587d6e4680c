package org.einthoven.security;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may come to the pages from an EHR, by SMART App Launch: {@code einthoven.launch.*}. */
@ConfigMapping(prefix = "einthoven.launch")
interface LaunchSettings {
    /** Addresses of the FHIR servers that may launch the pages; nobody else may. */
    Optional<List<String>> from();

    /** The group of the identity provider whose members review and sign. */
    Optional<String> cardiologists();

    /** The group whose members see models, operation and audit. */
    Optional<String> administrators();
}
