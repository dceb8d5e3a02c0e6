package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;

/** Runs one check against a real database, with every number as low as it goes. */
public final class CheckProof {
    private final Database database;
    private final Check check;
    private CheckSettings settings = CheckSettings.preset();

    private CheckProof(Database database, Check check) {
        this.database = database;
        this.check = check;
        for (var threshold : check.rule().thresholds()) {
            settings = settings.threshold(check, threshold.name(), 0);
        }
    }

    /** The check with all its thresholds at zero. */
    public static CheckProof of(Check check, Database database) {
        return new CheckProof(database, check);
    }

    /** The same with one number. */
    public CheckProof with(String threshold, long value) {
        settings = settings.threshold(check, threshold, value);
        return this;
    }

    /** The same with the schemas that an API serves. */
    public CheckProof exposing(String... schemas) {
        settings = settings.exposing(List.of(schemas));
        return this;
    }

    /** Runs statements, each by itself, as the role of the database. */
    public CheckProof make(String sql) {
        execute(database, sql);
        return this;
    }

    /** How the check is run here. */
    public CheckSettings settings() {
        return settings;
    }

    /** The whole result. */
    public CheckResult result() {
        return new CheckRunner(database)
                .run(List.of(check), settings, CheckListener.NONE, new Cancellation())
                .getFirst();
    }

    /** The findings; fails when something could not be checked. */
    public List<Finding> findings() {
        var result = result();
        assertThat(result.reasons()).isEmpty();
        assertThat(result.verdict()).isNotEqualTo(CheckResult.Verdict.NOT_CHECKED);
        return result.findings();
    }

    /** Exactly these defects are found: their keys without the check's id, in any order. */
    public CheckProof finds(String... keys) {
        var found = findings();
        assertThat(found)
                .extracting(f -> f.key().substring(check.id().length() + 1))
                .containsExactlyInAnyOrder(keys);
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.detail()).contains(finding.subject()).doesNotContain("{");
            assertThat(finding.fixes()).allSatisfy(fix -> assertThat(fix.sql()).endsWith(";"));
        });
        return this;
    }

    /** Nothing is found, and that was looked at. */
    public CheckProof isSilent() {
        return finds();
    }

    /** One finding by its key without the check's id. */
    public Finding finding(String key) {
        return findings().stream()
                .filter(f -> f.key().equals(check.id() + ":" + key))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes a right away from everybody and asks as a role that holds nothing: must not look like health.
     *
     * @param catalog what the check cannot do without, e.g. {@code pg_catalog.pg_index}
     */
    public static void isNotFineWithout(TestDatabase sandbox, Check check, String catalog) {
        execute(sandbox.asSuperuser(), "revoke all on " + catalog + " from public");
        var role = "nobody_" + sandbox.name();
        execute(sandbox.asSuperuser(), "create role \"" + role + "\" login password 'nothing'");
        try {
            var result = of(check, sandbox.open(target(sandbox, role))).result();
            assertThat(result.verdict()).isEqualTo(CheckResult.Verdict.NOT_CHECKED);
            assertThat(result.reasons())
                    .hasSize(1)
                    .allSatisfy(reason -> assertThat(reason).isNotBlank());
        } finally {
            execute(sandbox.asSuperuser(), "drop role \"" + role + "\"");
        }
    }

    private static DatabaseTarget target(TestDatabase sandbox, String role) {
        return sandbox.superuserTarget().withLogin(role, new Secret("nothing"));
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
