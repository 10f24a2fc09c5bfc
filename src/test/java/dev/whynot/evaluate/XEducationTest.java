package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.reason.Taxonomy;

class XEducationTest {

    @TempDir
    Path folder;

    @Test
    void leadsAreCountedByTag() throws IOException {
        Path file = Files.writeString(folder.resolve("Leads.csv"), """
                \ufeffProspect ID,Converted,Tags
                1,0,Ringing
                2,0,switched off
                3,1,Ringing
                4,0,
                """);

        assertThat(XEducation.read(file).tags())
                .containsExactly(new Tag("Ringing", "not_a_loss", 2, 1), new Tag("switched off", "unreachable", 1, 1));
        assertThat(XEducation.read(file).untagged()).isEqualTo(1);
    }

    @Test
    void tagWithoutALabelIsNotPassedOver() throws IOException {
        Path file = Files.writeString(folder.resolve("Leads.csv"), "Tags,Converted\nnew here,0\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> XEducation.read(file))
                .withMessageContaining("no label for 'new here'");
    }

    @Test
    void labelsAreReasonsOrSayThatThereIsNone() throws IOException {
        Taxonomy taxonomy = Taxonomy.bundled();

        assertThat(XEducation.labels()).hasSize(26).allSatisfy((text, label) -> {
            Tag tag = new Tag(text, label, 1, 1);
            assertThat(taxonomy.reason(tag.expected())).as(label).isPresent();
            assertThat(taxonomy.isUsable(label)).as(label).isEqualTo(!label.equals("unclear"));
        });
    }
}
