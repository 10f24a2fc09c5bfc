package dev.whynot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundler strips types and does not look at them. Lit and ECharts are those that it unpacked. */
class TypesIT {

    private static final Path PROJECT = Path.of("tsconfig.json").toAbsolutePath();

    @TempDir
    static Path folder;

    private static TypeScript compiler;

    @BeforeAll
    static void unpack() throws IOException {
        compiler = TypeScript.unpackedTo(folder);
    }

    @Test
    void typesOfThePageAreSound() throws IOException, InterruptedException {
        assertThat(compiler.complaintsAbout(PROJECT)).isEmpty();
    }

    @Test
    void wrongTypesAreFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("wrong.ts"), """
                import {init} from 'echarts/core';
                import {html} from 'lit';
                export const chart: string = init(document.body);
                export const text: number = html`<p></p>`;
                """);
        Path project = Files.writeString(
                folder.resolve("tsconfig.json"),
                "{\"extends\": \"%s\", \"include\": [\"wrong.ts\"]}".formatted(PROJECT));
        assertThat(compiler.complaintsAbout(project).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .containsPattern("^.*wrong\\.ts\\((3|4),14\\): error TS2322"));
    }
}
