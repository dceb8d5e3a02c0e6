package dev.alidade.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTextTest {
    private static final String ALPHABET = "aZ09_-.~!*'()$&+,;=:@/?#[]%\"\\ äß漢🐘\u00a0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require",
                "postgres://ada:pa%40ss@db.example.org:6000/shop?sslmode=require",
                "  \"postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require\"  ",
                "DATABASE_URL=postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require",
                "export DATABASE_URL='postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require'",
                "jdbc:postgresql://db.example.org:6000/shop?user=ada&password=pa%40ss&sslmode=require",
                "host=db.example.org port=6000 dbname=shop user=ada password=pa@ss sslmode=require",
                "host = 'db.example.org' port=6000 dbname='shop' user=ada password='pa@ss' sslmode = require",
                "PGPASSWORD='pa@ss' PGSSLMODE=require psql -h db.example.org -p 6000 -U ada -d shop",
                "$ PGPASSWORD=pa@ss PGSSLMODE=require psql -hdb.example.org -p6000 -Uada shop -c 'select 1'",
                "PGPASSWORD=pa@ss psql --host=db.example.org --port 6000 --username=ada"
                        + " --dbname=\"sslmode=require dbname=shop\"",
                "psql 'postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require'",
                "psql -v ON_ERROR_STOP=1 \\\n -d postgresql://ada:pa%40ss@db.example.org:6000/shop?sslmode=require -f x.sql"
            })
    void readsTheSameEndpointFromEveryForm(String text) {
        var parts = ConnectionText.parse(text);
        assertThat(parts.host()).isEqualTo("db.example.org");
        assertThat(parts.port()).isEqualTo(6000);
        assertThat(parts.database()).isEqualTo("shop");
        assertThat(parts.user()).isEqualTo("ada");
        assertThat(password(parts)).isEqualTo("pa@ss");
        assertThat(parts.tls()).isEqualTo(TlsMode.REQUIRE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://postgres:x@db.abcdefghij.supabase.co:5432/postgres | SUPABASE_DIRECT",
                "postgresql://postgres:x@db.abcdefghij.supabase.co:6543/postgres | SUPABASE_TRANSACTION_POOLER",
                "postgresql://postgres.abcdefghij:x@aws-0-eu-central-1.pooler.supabase.com:5432/postgres"
                        + " | SUPABASE_SESSION_POOLER",
                "postgresql://postgres.abcdefghij:x@aws-0-eu-central-1.pooler.supabase.com:6543/postgres"
                        + " | SUPABASE_TRANSACTION_POOLER",
                "postgresql://postgres:postgres@127.0.0.1:54322/postgres | SUPABASE_LOCAL",
                "postgresql://postgres:postgres@[::1]:54322/postgres | SUPABASE_LOCAL",
                "postgresql://me@db.example.org:54322/postgres | PLAIN",
                "postgresql://me@evil-pooler.supabase.com.example.org/postgres | PLAIN",
                "host=localhost dbname=x | PLAIN"
            })
    void recognisesWhatStandsBehindAnAddress(String text, EndpointKind kind) {
        var recognised = ConnectionText.parse(text).kind();
        assertThat(recognised).isEqualTo(kind);
        assertThat(recognised.explanation()).isNotBlank();
        assertThat(recognised.sessionlessReason().isPresent()).isEqualTo(recognised.isTransactionPooler());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql://ada:p@ss@host/db | p@ss",
                "postgresql://ada:p@ss/w@host/db | p@ss/w",
                "postgresql://ada:p/ss@host:1/db | p/ss",
                "postgresql://ada:12/3@host/db | 12/3",
                "postgresql://ada:p#s?s@host/db?sslmode=prefer | p#s?s",
                "postgresql://ada:100%@host/db | 100%",
                "postgresql://ada:p:w@host/db | p:w",
                "postgresql://ada:%5BYOUR-PW%5D@host/db | [YOUR-PW]"
            })
    void forgivesAnUnencodedPasswordWhereNothingElseIsPossible(String text, String password) {
        var parts = ConnectionText.parse(text);
        assertThat(password(parts)).isEqualTo(password);
        assertThat(parts.host()).isEqualTo("host");
        assertThat(parts.database()).isEqualTo("db");
        assertThat(parts.user()).isEqualTo("ada");
    }

    @Test
    void takesAnAtSignInAParameterForNoUser() {
        var parts = ConnectionText.parse("postgresql://host:99/db?application_name=me@example.com&user=a%40b");
        assertThat(parts.host()).isEqualTo("host");
        assertThat(parts.port()).isEqualTo(99);
        assertThat(parts.user()).isEqualTo("a@b");
    }

    @Test
    void readsAnIpv6AddressWithoutItsBrackets() {
        assertThat(ConnectionText.parse("postgresql://u@[2001:db8::7]:5433/db").host())
                .isEqualTo("2001:db8::7");
        assertThat(ConnectionText.parse("jdbc:postgresql://[::1]/db").host()).isEqualTo("::1");
    }

    @Test
    void leavesAPlaceholderPasswordOutAndSaysSo() {
        var parts = ConnectionText.parse("postgresql://postgres:[YOUR-PASSWORD]@db.abc.supabase.co:5432/postgres");
        assertThat(parts.password()).isNull();
        assertThat(parts.notes()).anyMatch(note -> note.contains("placeholder"));
    }

    @Test
    void passesOnlyHarmlessPropertiesToTheDriver() {
        var parts = ConnectionText.parse(
                "jdbc:postgresql://h/db?options=-c%20search_path%3Dapp&socketFactory=java.lang.Evil"
                        + "&loggerFile=/etc/passwd&currentSchema=app&sslcert=/a.pem");
        assertThat(parts.properties())
                .isEqualTo(Map.of("options", "-c search_path=app", "currentSchema", "app", "sslcert", "/a.pem"));
        assertThat(parts.notes()).anyMatch(note -> note.contains("socketFactory") && note.contains("loggerFile"));
    }

    @Test
    void takesPrismasPgbouncerFlagForATransactionPooler() {
        assertThat(ConnectionText.parse("postgres://u@h:6432/db?pgbouncer=true&connection_limit=1")
                        .properties())
                .isEqualTo(Map.of("prepareThreshold", "0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql://u:hush@h1:5432,h2:5432/db | connection.text.manyHosts",
                "host=h1,h2 password=hush | connection.text.manyHosts",
                "jdbc:postgresql://h1,h2/db?password=hush | connection.text.manyHosts",
                "postgresql://u:hush@/db?host=/var/run/postgresql | connection.text.socket",
                "postgresql://u:hush@%2Fvar%2Frun/db | connection.text.socket",
                "postgresql://u:hush@h:99999/db | connection.text.port",
                "host=h port=abc password=hush | connection.text.port",
                "postgresql://u:hush@h/db?sslmode=maybe | connection.text.sslmode",
                "host=h password='hush | connection.text.quote",
                "psql -U 'hush | connection.text.quote",
                "jdbc:mysql://h/db?password=hush | connection.text.notPostgres",
                "postgresql://u:hush@h y/db | connection.text.uri",
                "host=h hush | connection.text.keywords",
                "hush | connection.text.unknown"
            })
    void saysWhatIsWrongWithoutRepeatingTheText(String text, String code) {
        var failure = catchThrowableOfType(AppException.class, () -> ConnectionText.parse(text));
        assertThat(failure.problem().code()).isEqualTo(code);
        assertThat(failure.problem().kind().exitCode()).isEqualTo(2);
        assertThat(failure.problem().nextStep()).isNotBlank();
        assertThat(failure.problem().toString()).doesNotContain("hush");
    }

    @RepeatedTest(300)
    void roundTripsHostileNamesInUrisJdbcUrlsAndKeywordStrings(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var user = hostile(random);
        var password = hostile(random);
        var database = hostile(random);
        int port = 1 + random.nextInt(65_535);
        var uri = "postgresql://%s:%s@[fe80::1]:%d/%s?sslmode=verify-full"
                .formatted(encoded(user), encoded(password), port, encoded(database));
        var jdbc = "jdbc:postgresql://[fe80::1]:%d/%s?user=%s&password=%s&sslmode=verify-full"
                .formatted(port, encoded(database), encoded(user), encoded(password));
        var keywords = "host=fe80::1 port=%d dbname=%s user=%s password=%s sslmode=verify-full"
                .formatted(port, quoted(database), quoted(user), quoted(password));
        for (var text :
                new String[] {uri, jdbc, keywords, "psql " + shellQuoted(uri), "psql " + shellQuoted(keywords)}) {
            var parts = ConnectionText.parse(text);
            assertThat(parts.host()).isEqualTo("fe80::1");
            assertThat(parts.port()).isEqualTo(port);
            assertThat(parts.user()).isEqualTo(user);
            assertThat(parts.database()).isEqualTo(database);
            assertThat(password(parts)).isEqualTo(password);
            assertThat(parts.toString()).contains("•••");
        }
    }

    @RepeatedTest(300)
    void neverFailsWithAnythingButAProblem(RepetitionInfo repetition) {
        var random = new Random(-repetition.getCurrentRepetition());
        var starts = new String[] {"", "postgresql://", "jdbc:postgresql:", "host=", "psql ", "A=", "psql -d ", "$ "};
        var text = starts[random.nextInt(starts.length)] + hostile(random) + hostile(random);
        try {
            assertThat(ConnectionText.parse(text)).isNotNull();
        } catch (AppException e) {
            assertThat(e.problem().code()).startsWith("connection.text.");
        }
    }

    private static @Nullable String password(ConnectionParts parts) {
        Secret password = parts.password();
        return password == null ? null : password.reveal();
    }

    private static String hostile(Random random) {
        var points = ALPHABET.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String shellQuoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
