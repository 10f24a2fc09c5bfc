package dev.whynot.salesforce.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an RSA private key from a PEM file, PKCS#8 or PKCS#1. */
final class PemKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    /** Of PKCS#8 (RFC 5208): version 0, and rsaEncryption with no parameters. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private PemKey() {}

    /**
     * The key in the file.
     *
     * @throws IllegalArgumentException if there is none that can be read
     */
    static PrivateKey read(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file));
            if (!pem.find()) {
                throw new IllegalArgumentException(
                        "%s holds no unencrypted 'PRIVATE KEY' or 'RSA PRIVATE KEY' in PEM form".formatted(file));
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1) == null ? der : wrapped(der);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IOException e) {
            throw new IllegalArgumentException("The private key %s cannot be read: %s".formatted(file, e), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("%s holds no RSA private key: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A PKCS#1 key is what a PKCS#8 key has inside. */
    private static byte[] wrapped(byte[] pkcs1) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(RSA);
        content.write(element(OCTET_STRING, pkcs1));
        return element(SEQUENCE, content.toByteArray());
    }

    /** A DER element: tag, length in the long form, content. */
    private static byte[] element(int tag, byte[] content) throws IOException {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        element.write(0x82);
        element.write(content.length >> 8);
        element.write(content.length);
        element.write(content);
        return element.toByteArray();
    }
}
