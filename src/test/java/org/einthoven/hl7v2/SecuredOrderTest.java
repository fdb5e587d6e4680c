package org.einthoven.hl7v2;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.einthoven.hl7v2.OrderMessages.fresh;
import static org.einthoven.hl7v2.OrderMessages.order;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.WithPrograms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders over TLS: whoever shows a certificate that is trusted may order, and nobody else is listened to. */
@QuarkusTest
@TestProfile(WithPrograms.class)
class SecuredOrderTest {
    @ConfigProperty(name = "einthoven.hl7v2.receive.port")
    int port;

    @ConfigProperty(name = "test.tls-folder")
    Path folder;

    @AfterEach
    void stillTakesOrdersOfAKnownSender() throws Exception {
        String placer = fresh();

        try (OrderSender line = sender(context(SecuredOrders.KNOWN, SecuredOrders.SERVER))) {
            assertThat(line.send(order("NW", placer, fresh()))).contains("\rMSA|AA|");
        }
        expectOrders(placer, 1);
    }

    @Test
    void speaksNoVersionOfTlsThatIsBroken() throws Exception {
        SSLContext known = context(SecuredOrders.KNOWN, SecuredOrders.SERVER);
        try (SSLSocket socket = (SSLSocket) known.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            assertThat(socket.getSession().getPeerPrincipal().getName()).isEqualTo("CN=" + SecuredOrders.SERVER);
        }
    }

    @Test
    void refusesASenderWithACertificateThatNobodyTrusts() throws Exception {
        String placer = fresh();

        try (OrderSender line = sender(context(SecuredOrders.UNKNOWN, SecuredOrders.SERVER))) {
            assertThatThrownBy(() -> line.send(order("NW", placer, fresh()))).isInstanceOf(IOException.class);
        }
        expectOrders(placer, 0);
    }

    @Test
    void refusesASenderWithoutACertificate() throws Exception {
        String placer = fresh();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TlsKeys.load(new TlsKeys(folder).trusting(SecuredOrders.SERVER)));
        SSLContext nobody = SSLContext.getInstance("TLS");
        nobody.init(null, trust.getTrustManagers(), null);

        try (OrderSender line = sender(nobody)) {
            assertThatThrownBy(() -> line.send(order("NW", placer, fresh()))).isInstanceOf(IOException.class);
        }
        expectOrders(placer, 0);
    }

    @Test
    void doesNotListenToASenderWhoSpeaksPlainly() throws Exception {
        String placer = fresh();

        try (OrderSender line = new OrderSender(port)) {
            // what comes back is an alert of TLS and no frame, or nothing
            assertThatThrownBy(() -> line.send(order("NW", placer, fresh())))
                    .isInstanceOfAny(IOException.class, NoSuchElementException.class);
        }
        expectOrders(placer, 0);
    }

    /** The other way round: a sender who looks at the certificate does not order from somebody else. */
    @Test
    void canBeToldFromAnotherServerByItsCertificate() throws Exception {
        SSLContext trustsAnother = context(SecuredOrders.KNOWN, SecuredOrders.UNKNOWN);

        try (OrderSender line = sender(trustsAnother)) {
            assertThatThrownBy(() -> line.send(order("NW", fresh(), fresh()))).isInstanceOf(SSLException.class);
        }
    }

    private SSLContext context(String name, String trusted) throws IOException, GeneralSecurityException {
        return new TlsKeys(folder).context(name, trusted);
    }

    private OrderSender sender(SSLContext context) throws IOException {
        return new OrderSender(context.getSocketFactory().createSocket("127.0.0.1", port));
    }

    private static void expectOrders(String placer, int count) {
        given().auth()
                .preemptive()
                .basic("ehr", "ehr")
                .queryParam("identifier", placer)
                .get("/fhir/ServiceRequest")
                .then()
                .statusCode(200)
                .body("total", equalTo(count));
    }
}
