package org.einthoven.security;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import org.einthoven.TestDatabase;

/** The server as a clinic with an identity provider runs it. */
public final class WithIdentityProvider implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class), new TestResourceEntry(IdentityProviderStub.class));
    }

    /** Without the database that all other tests share, which would be started beside this one. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
