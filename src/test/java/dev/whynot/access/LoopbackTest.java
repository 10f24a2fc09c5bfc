package dev.whynot.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "127.255.0.1:1", "[::1]", "[::1]:8080"})
    void thisMachineByItsOwnNames(String host) {
        assertThat(Loopback.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost.",
                "localhost.evil.example",
                "evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "localhost:80:80",
                "::1",
                "0.0.0.0",
                "10.0.0.1"
            })
    void everythingElse(String host) {
        assertThat(Loopback.isHost(host)).isFalse();
        assertThat(Loopback.isHost(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void addressesThatOnlyThisMachineReaches(String address) {
        assertThat(Loopback.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "no-such-name.invalid"})
    void addressesThatOthersMayReach(String address) {
        assertThat(Loopback.isAddress(address)).isFalse();
    }
}
