package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {
    @Test
    void agreesWithTheExampleOfTheStandard() {
        var salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

        assertThat(ScramVerifier.of(new Secret("pencil"), salt))
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
                        + "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void saltsEveryVerifierAfresh() {
        var secret = new Secret("pencil");
        assertThat(ScramVerifier.of(secret)).isNotEqualTo(ScramVerifier.of(secret));
    }
}
