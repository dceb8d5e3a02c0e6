package dev.alidade.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect to postgresql://ann:canary@db.example.org:5432/app failed",
                "postgres://ann:canary@h/db",
                "postgresql://ann:p%40ss-canary@h/db?sslmode=require",
                "postgresql://ann:p@canary@h/db",
                "host=h user=ann password=canary dbname=d",
                "password = 'it''s canary'",
                "PGPASSWORD=canary psql",
                "{\"password\": \"canary\"}",
                "\"password\":\"canary\"",
                "create role r login password 'canary'",
                "ALTER ROLE r ENCRYPTED PASSWORD E'can\\'ary canary'",
                "SCRAM-SHA-256$4096:canary==$x:y",
                "jdbc:postgresql://h/db?user=u&password=canary&ssl=true"
            })
    void masksEverySpellingOfAPassword(String text) {
        assertThat(Redaction.apply(text)).doesNotContain("canary").contains("•••");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password authentication failed for user \"ann\"",
                "relation \"passwords\" does not exist",
                "connect to postgresql://ann@db.example.org/app",
                "the time was 10:20 at a@b"
            })
    void leavesHarmlessTextsAlone(String text) {
        assertThat(Redaction.apply(text)).isEqualTo(text);
    }
}
