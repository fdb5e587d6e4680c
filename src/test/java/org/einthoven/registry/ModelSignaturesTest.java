package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.junit.jupiter.api.Test;

class ModelSignaturesTest {
    private static final KeyPair MAKER = keys();
    private static final KeyPair STRANGER = keys();

    @Test
    void namesTheKeyThatSigned() {
        ModelFiles signed = signed(Versions.own(ModelTask.PPG), MAKER);

        assertThat(signatures(true, MAKER, STRANGER).signer(signed)).contains("key0");
    }

    @Test
    void refusesASignatureOfAnotherKeyOrOfOtherFiles() {
        assertRefused(signed(Versions.own(ModelTask.PPG), STRANGER), signatures(false, MAKER), "by any key");
        Map<String, byte[]> changed = files(signed(Versions.own(ModelTask.PPG), MAKER));
        changed.put("golden.json", "{}".getBytes(StandardCharsets.US_ASCII));
        assertRefused(new ModelFiles("x", changed), signatures(false, MAKER), "by any key");
        changed.put("manifest.sig", "*".getBytes(StandardCharsets.US_ASCII));
        assertRefused(new ModelFiles("x", changed), signatures(false, MAKER), "manifest.sig");
    }

    @Test
    void takesUnsignedModelsUnlessTheSiteRequiresSignatures() {
        ModelFiles unsigned = new ModelFiles("x", Versions.own(ModelTask.PPG));

        assertThat(signatures(false, MAKER).signer(unsigned)).isEmpty();
        assertRefused(unsigned, signatures(true, MAKER), "is missing");
        assertRefused(signed(Versions.own(ModelTask.PPG), MAKER), signatures(true), "no key is configured");
    }

    @Test
    void signsTheLinesThatSha256sumPrints() {
        Map<String, byte[]> files = new HashMap<>();
        files.put("card.json", "a".getBytes(StandardCharsets.US_ASCII));
        files.put("golden.json", "b".getBytes(StandardCharsets.US_ASCII));
        files.put("model.onnx", "c".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(new ModelFiles("x", files).manifest(), StandardCharsets.US_ASCII))
                .isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  card.json\n"
                        + "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  golden.json\n"
                        + "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6  model.onnx\n");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelSignatures(settings(Map.of("ours", "bm9uZQ=="), false)))
                .withMessageContaining("signing-keys.ours");
    }

    private static void assertRefused(ModelFiles files, ModelSignatures signatures, String why) {
        assertThatThrownBy(() -> signatures.signer(files))
                .isInstanceOfSatisfying(
                        ModelFault.class, fault -> assertThat(fault.check()).isEqualTo(ModelCheck.SIGNATURE))
                .hasMessageContaining(why);
    }

    private static ModelSignatures signatures(boolean required, KeyPair... known) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < known.length; i++) {
            keys.put(
                    "key" + i,
                    Base64.getEncoder().encodeToString(known[i].getPublic().getEncoded()));
        }
        return new ModelSignatures(settings(keys, required));
    }

    private static ModelSettings settings(Map<String, String> keys, boolean required) {
        return new ModelSettings() {
            @Override
            public Path directory() {
                return Path.of("models");
            }

            @Override
            public Map<String, String> active() {
                return Map.of();
            }

            @Override
            public Map<String, String> signingKeys() {
                return keys;
            }

            @Override
            public boolean requireSignature() {
                return required;
            }
        };
    }

    private static ModelFiles signed(Map<String, byte[]> files, KeyPair by) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(by.getPrivate());
            signature.update(new ModelFiles("x", files).manifest());
            files.put("manifest.sig", Base64.getEncoder().encode(signature.sign()));
            return new ModelFiles("x", files);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, byte[]> files(ModelFiles model) {
        Map<String, byte[]> files = new HashMap<>();
        model.names().forEach(name -> files.put(name, model.bytes(name)));
        return files;
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
