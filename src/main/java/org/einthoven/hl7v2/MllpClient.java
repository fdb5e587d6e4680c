package org.einthoven.hl7v2;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.einthoven.outbox.DeliveryFailed;

/** Hands one message over and waits for what the other side says to it; a connection for each. */
final class MllpClient {
    /** An acknowledgement is a few lines. */
    private static final int LARGEST_ANSWER = 64 << 10;

    private final String host;
    private final Hl7Settings.Send settings;

    MllpClient(String host, Hl7Settings.Send settings) {
        this.host = host;
        this.settings = settings;
    }

    byte[] exchange(byte[] message) {
        try (Socket socket = connect()) {
            MllpFrames.write(socket.getOutputStream(), message);
            Optional<byte[]> answer =
                    new MllpFrames(new BufferedInputStream(socket.getInputStream()), LARGEST_ANSWER).next();
            return answer.orElseThrow(() -> new DeliveryFailed("The receiver hung up without an acknowledgement."));
        } catch (IOException failed) {
            throw new DeliveryFailed("The line to the receiver failed: " + failed.getMessage(), failed);
        }
    }

    private Socket connect() throws IOException {
        SocketFactory sockets = settings.tls() ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
        Socket socket = sockets.createSocket();
        try {
            int timeout = Math.toIntExact(settings.timeout().toMillis());
            socket.setSoTimeout(timeout);
            if (socket instanceof SSLSocket secured) {
                SSLParameters parameters = secured.getSSLParameters();
                // or any certificate that the JVM trusts would do
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secured.setSSLParameters(parameters);
            }
            socket.connect(new InetSocketAddress(host, settings.port()), timeout);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
