package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2048, 4096})
    void readsBothFormsOfOneKey(int bits) throws Exception {
        KeyPair pair = Pem.keyPair(bits);

        assertThat(PemKey.read(Pem.pkcs8(folder, pair))).isEqualTo(pair.getPrivate());
        assertThat(PemKey.read(Pem.pkcs1(folder, pair))).isEqualTo(pair.getPrivate());
    }

    @Test
    void saysWhatIsWrongWithoutShowingTheKey() throws Exception {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> PemKey.read(missing)).hasMessageContaining("missing.pem cannot be read");
        Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertThatThrownBy(() -> PemKey.read(text)).hasMessageContaining("no unencrypted 'PRIVATE KEY'");
        assertThatThrownBy(() -> PemKey.read(Pem.file(folder, "PRIVATE KEY", "secret".getBytes())))
                .hasMessageContaining("holds no RSA private key")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
