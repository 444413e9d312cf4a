package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolutionFolderTest {

    private static final Map<String, String> SOLUTION = Map.of("Other/Solution.xml", "<a />", "Roles/One.xml", "<b />");

    @TempDir
    private Path folder;

    @Test
    void makesTheFolder() {
        Path fresh = folder.resolve("new/solution");
        new SolutionFolder(fresh).write(SOLUTION);
        assertThat(fresh.resolve("Roles/One.xml")).hasContent("<b />");
    }

    @Test
    void deletesWhatTheSolutionNoLongerHas() {
        new SolutionFolder(folder).write(SOLUTION);
        new SolutionFolder(folder).write(Map.of("Other/Solution.xml", "<c />"));
        assertThat(folder.resolve("Roles/One.xml")).doesNotExist();
        assertThat(folder.resolve("Other/Solution.xml")).hasContent("<c />");
    }

    @Test
    void leavesAFolderAloneThatHoldsSomethingElse() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear");
        assertThatThrownBy(() -> new SolutionFolder(folder).write(SOLUTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Other/Solution.xml")
                .hasMessageContaining("nothing was written");
        assertThat(letter).hasContent("Dear");
        assertThat(folder.resolve("Other")).doesNotExist();
    }
}
