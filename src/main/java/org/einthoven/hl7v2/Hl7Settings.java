package org.einthoven.hl7v2;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Whether and with whom HL7 v2 is spoken; nothing is unless a host or a port is set. */
@ConfigMapping(prefix = "einthoven.hl7v2")
public interface Hl7Settings {
    /** In MSH-3. */
    @WithDefault("EINTHOVEN")
    String application();

    /** In MSH-4. */
    @WithDefault("EINTHOVEN")
    String facility();

    /** Of what is sent, and of what comes without saying which. */
    @WithDefault("UTF_8")
    CharacterSet characters();

    Send send();

    /** Reports that go out. */
    interface Send {
        /** Who gets them; none are sent without. */
        Optional<String> host();

        /** IANA's port for HL7. */
        @WithDefault("2575")
        @Min(1)
        @Max(65535)
        int port();

        /** Whether the line is encrypted; the other side's certificate must be one that the JVM trusts. */
        @WithDefault("false")
        boolean tls();

        /** In MSH-5. */
        @WithDefault("EHR")
        String application();

        /** In MSH-6. */
        @WithDefault("HOSPITAL")
        String facility();

        /** Whether reports go out before they are signed. */
        @WithDefault("false")
        boolean preliminary();

        /** Whether the page goes along as PDF. */
        @WithDefault("true")
        boolean page();

        /** Until the other side takes the connection, and again until it has acknowledged. */
        @WithDefault("PT30S")
        Duration timeout();
    }
}
