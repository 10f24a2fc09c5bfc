package dev.whynot.salesforce.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** RSA keys and their PEM files. */
final class Pem {

    /** The bytes before the PKCS#1 key in the PKCS#8 form of an RSA key of 2048 bits or more. */
    private static final int PKCS8_HEADER = 26;

    private Pem() {}

    static KeyPair keyPair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static Path pkcs8(Path folder, KeyPair pair) throws IOException {
        return file(folder, "PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static Path pkcs1(Path folder, KeyPair pair) throws IOException {
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        return file(folder, "RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length));
    }

    static Path file(Path folder, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return Files.writeString(
                Files.createTempFile(folder, "key", ".pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
    }
}
