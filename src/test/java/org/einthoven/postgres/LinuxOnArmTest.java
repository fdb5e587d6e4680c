package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is built on one kind of Linux machine carries the native parts of the other: one package for servers and small devices. */
class LinuxOnArmTest {

    @BeforeAll
    static void isBuiltOnLinux() {
        Assumptions.assumeTrue(
                System.getProperty("os.name").startsWith("Linux"),
                "packages that are built elsewhere are for there only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/postgres-linux-x86_64.txz",
                "/postgres-linux-arm_64.txz",
                "/ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                "/ai/onnxruntime/native/linux-aarch64/libonnxruntime.so"
            })
    void nativePartsOfBothComeAlong(String resource) {
        assertThat(getClass().getResource(resource)).isNotNull();
    }
}
