package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.error.ProblemKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class SqlProblemsTest {
    @Test
    void aProtocolViolationThatTheServerAnswersIsNoLostConnection() {
        var failure = SqlProblems.of(said("ERROR", "bind message supplies 1 parameters, but it requires 0"));

        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.STATEMENT);
        assertThat(failure.problem().message()).contains("protocol").contains("bind message supplies 1");
        assertThat(failure.problem().sqlState()).isEqualTo("08P01");
        assertThat(SqlProblems.isConnectionLost(failure)).isFalse();
    }

    @Test
    void aProtocolViolationThatEndsTheSessionIsALostConnectionThatSaysWhatItIs() {
        var fatal = SqlProblems.of(said("FATAL", "query_wait_timeout"));
        var driver = SqlProblems.of(new PSQLException("Unknown Response Type Z.", PSQLState.PROTOCOL_VIOLATION));

        for (var failure : List.of(fatal, driver)) {
            assertThat(failure.problem().kind()).isEqualTo(ProblemKind.CONNECTION);
            assertThat(failure.problem().message()).contains("lost the thread of the protocol");
            assertThat(SqlProblems.isConnectionLost(failure)).isTrue();
        }
    }

    @Test
    void aConnectionThatBrokeIsStillToldAsLost() {
        var failure = SqlProblems.of(new PSQLException("broken pipe", PSQLState.CONNECTION_FAILURE));

        assertThat(failure.problem().message()).startsWith("The connection to the server was lost");
        assertThat(SqlProblems.isConnectionLost(failure)).isTrue();
    }

    private static PSQLException said(String severity, String message) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0C08P01\0M" + message + "\0"));
    }
}
