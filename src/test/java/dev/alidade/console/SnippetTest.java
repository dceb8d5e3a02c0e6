package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.SnippetText.Stop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetTest {
    @Test
    void findsThePlacesToFillInTheirOrder() {
        var text = SnippetText.of("select ${2:*} from ${1:t} where a = $1 ${0}limit 5");

        assertThat(text.text()).isEqualTo("select * from t where a = $1 limit 5");
        assertThat(text.stops()).containsExactly(new Stop(14, 15), new Stop(7, 8), new Stop(29, 29));
    }

    @Test
    void endsBehindATextWithoutPlaces() {
        assertThat(SnippetText.of("select 1").stops()).containsExactly(new Stop(8, 8));
    }

    @Test
    void movesItsPlacesWithItsIndent() {
        var text = SnippetText.of("a\n${1:b}\n").indented("  ");

        assertThat(text.text()).isEqualTo("a\n  b\n  ");
        assertThat(text.stops()).containsExactly(new Stop(4, 5), new Stop(8, 8));
    }

    @Test
    void bringsItsOwnAndKeepsTheUsersAsPlainFiles(@TempDir Path home) {
        var snippets = new Snippets(JournalChild.folders(home));
        assertThat(snippets.all()).hasSizeGreaterThan(12).noneMatch(Snippet::own);
        assertThat(snippets.all())
                .allSatisfy(snippet -> assertThat(snippet.text().text())
                        .doesNotContain("${", "---")
                        .isNotBlank());

        assertThat(snippets.save("my rows", "-- mine\nselect ${1:x};\n")).isEqualTo("my_rows");
        snippets.save("sel", "select 42");
        assertThat(snippets.folder().resolve("my_rows.sql")).hasContent("-- mine\nselect ${1:x};\n");
        assertThat(snippets.all())
                .contains(
                        new Snippet("my_rows", "mine", "select ${1:x};", true),
                        new Snippet("sel", "", "select 42", true));
        snippets.delete("sel");
        assertThat(snippets.all()).filteredOn(s -> s.name().equals("sel")).noneMatch(Snippet::own);
    }
}
