package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonOptionsTest {
    @Test
    void readsWhatAProgramDeclares() {
        var options = PythonOptions.of(
                ScriptText.of(
                        "p.add_argument('command', choices=['migrate', 'status', 'rollback'])\np.add_argument('-v', '--verbose')"));
        assertThat(options.options()).containsExactlyInAnyOrder("migrate", "status", "rollback", "--verbose");
        assertThat(options.rollback()).contains(List.of("rollback"));
    }

    @Test
    void wordsInItsTextDeclareNothing() {
        assertThat(PythonOptions.of(ScriptText.of("print('--rollback')")).rollback())
                .isEmpty();
    }
}
