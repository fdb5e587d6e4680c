package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static String secret(String hex) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    private static final SigningKey KEY =
            SigningKey.of(secret("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    static TreeHead head() {
        return new TreeHead(3, LocalDate.of(2026, 11, 22), 5, 10, 20, Hash.NONE, Hash.NONE, Hash.NONE);
    }

    /** RFC 8032, 7.1, test 1. */
    @Test
    void isTheKeyThatTheSecretStandsFor() {
        byte[] encoded = Base64.getDecoder().decode(KEY.verificationKey().toString());

        assertThat(HexFormat.of().formatHex(encoded))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void signsWhatItsPublicKeyVouchesFor() {
        SignedHead signed = KEY.sign(head());

        assertThat(VerificationKey.parse(KEY.verificationKey().pem()).vouchesFor(signed))
                .isTrue();
        TreeHead later = new TreeHead(3, LocalDate.of(2026, 11, 23), 5, 10, 20, Hash.NONE, Hash.NONE, Hash.NONE);
        assertThat(KEY.verificationKey().vouchesFor(new SignedHead(later, signed.signature(), signed.key())))
                .isFalse();
        assertThat(KEY.verificationKey().vouchesFor(new SignedHead(head(), "AAAA", signed.key())))
                .isFalse();
        assertThat(KEY.verificationKey().vouchesFor(new SignedHead(head(), "no Base64!", signed.key())))
                .isFalse();
    }

    @Test
    void vouchesForNothingOfAnotherKey() {
        SigningKey other = SigningKey.of(secret("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        assertThat(KEY.verificationKey().vouchesFor(other.sign(head()))).isFalse();
    }

    @Test
    void refusesASecretOfAnotherLengthWithoutShowingIt() {
        assertThatThrownBy(() -> SigningKey.of("c2hvcnQ")).hasMessage("the key of the audit trail has 32 bytes");
        assertThat(KEY.toString()).doesNotContain("9d61");
    }
}
