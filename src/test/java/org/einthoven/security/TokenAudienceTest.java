package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenAudienceTest {
    @Test
    void warnsWhereTokensOfOtherServersAreTaken() {
        assertThat(new TokenAudience(true, Optional.empty()).isOpen()).isTrue();
        assertThat(new TokenAudience(true, Optional.of(List.of("einthoven"))).isOpen())
                .isFalse();
        assertThat(new TokenAudience(false, Optional.empty()).isOpen()).isFalse();
    }
}
