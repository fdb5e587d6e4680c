package org.einthoven.hl7v2;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

    /**
     * Systems of identifiers by the names that senders give to who assigns them, such as {@code HOSP} (HD.1). An authority
     * that is not listed and has no universal id gets a system of this server's own.
     */
    Map<String, String> authorities();

    Send send();

    Receive receive();

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
    /** Orders that come in. */
    interface Receive {
        /** Where they are taken; none are without. */
        OptionalInt port();

        /** Of the address that is listened at. MLLP knows no passwords: who reaches the port can order. */
        @WithDefault("127.0.0.1")
        String host();

        /** A TLS configuration of Quarkus; with a trust store in it, clients must show a certificate that it trusts. */
        Optional<String> tls();

        /**
         * Codes of the services that are ECGs, in LOINC, SNOMED CT, CPT and by names that clinics use. What is in the
         * diagnostic section EC (OBR-24) is one too.
         */
        @WithDefault("11524-6,34534-8,29303009,268400002,93000,93005,93010,ECG,EKG")
        Set<String> services();

        /** Which messages are meant, by MSH-11: those of production, of a training or of a test system. */
        @WithDefault("P")
        String processing();

        /** Where senders are who do not say how far from UTC their times are; where the server is by default. */
        Optional<String> zone();

        /** Lines that are held open at the same time. */
        @WithDefault("32")
        @Min(1)
        int connections();

        /** In bytes; an order has some 2 kB. */
        @WithDefault("1M")
        MemorySize largest();

        /** From the first to the last byte of a message. */
        @WithDefault("PT30S")
        Duration messageTime();

        /** After which a line that nothing comes on is hung up. */
        @WithDefault("PT10M")
        Duration idleTime();
    }
}
