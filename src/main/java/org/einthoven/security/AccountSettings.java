package org.einthoven.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** The accounts of people and programs, by name: {@code einthoven.accounts."name".password-hash} and {@code .role}. */
@ConfigMapping(prefix = "einthoven.accounts")
public interface AccountSettings {
    @WithParentName
    Map<String, AccountSetting> byName();

    /** One account. */
    interface AccountSetting {
        /** The password's bcrypt hash in the modular crypt format, as {@code htpasswd -nBC 12 name} prints it. */
        @Pattern(regexp = "\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}", message = "must be a bcrypt hash")
        String passwordHash();

        Role role();
    }
}
