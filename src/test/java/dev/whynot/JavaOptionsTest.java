package dev.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.testsupport.PackagedService;

/** Wherever the service is started, Java is told what the tests tell it and docs/benchmarks.md measured. */
class JavaOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Makefile", "src/main/docker/Dockerfile.jvm", "deploy/systemd/whynot.service"})
    void startsWithTheSameOptions(Path file) throws IOException {
        assertThat(Files.readString(file)).contains(PackagedService.JAVA_OPTIONS);
    }
}
