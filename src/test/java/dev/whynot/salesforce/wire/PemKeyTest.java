package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {

    /** The bytes before the PKCS#1 key in the PKCS#8 form of a 2048-bit RSA key. */
    private static final int PKCS8_HEADER = 26;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2048, 4096})
    void readsBothFormsOfOneKey(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        byte[] pkcs8 = key.getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);

        assertThat(PemKey.read(pem("PRIVATE KEY", pkcs8))).isEqualTo(key);
        assertThat(PemKey.read(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    @Test
    void saysWhatIsWrongWithoutShowingTheKey() throws Exception {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> PemKey.read(missing)).hasMessageContaining("missing.pem cannot be read");
        Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertThatThrownBy(() -> PemKey.read(text)).hasMessageContaining("no unencrypted 'PRIVATE KEY'");
        assertThatThrownBy(() -> PemKey.read(pem("PRIVATE KEY", "secret".getBytes())))
                .hasMessageContaining("holds no RSA private key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private Path pem(String type, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der);
        return Files.writeString(
                Files.createTempFile(folder, "key", ".pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
    }
}
