package dev.whynot.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands for this machine as seen by itself. */
final class Loopback {

    /** As browsers and tools write it into {@code Host}: a name or number, and perhaps a port. */
    private static final Pattern HOST = Pattern.compile(
            "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    /** Whether a server that listens on this name or number can be reached from this machine only. */
    static boolean isAddress(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a {@code Host} header names this machine; other names may be led here by who owns them. */
    static boolean isHost(String header) {
        return header != null && HOST.matcher(header).matches();
    }
}
