package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One database with every defect at once, and one with none. */
class DefectsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DefectDatabase.PLATFORM);

    private final List<String> wrong = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Login.class)
    void eachDefectIsFoundMendedAndBroughtBack(Login login, TestDatabase sandbox) throws IOException {
        var defects = Defect.all();
        DefectDatabase.make(defects, false, login, sandbox);
        var settings = DefectDatabase.settings(defects);
        for (var defect : defects) {
            var expected = defect.keys();
            var found = run(defect, login.open(sandbox), settings).stream()
                    .filter(defect::isOwn)
                    .toList();
            var keys = found.stream().map(Finding::key).toList();
            if (!keys.containsAll(expected) || keys.size() != expected.size()) {
                wrong.add(defect.check().id() + ": found " + keys + " instead of " + expected);
            }
            found.stream()
                    .filter(f -> !f.detail().contains(f.subject()) || f.detail().contains("{"))
                    .forEach(f -> wrong.add(f.key() + ": " + f.detail()));
        }
        assertThat(wrong).isEmpty();
        var before = DefectDatabase.dump(sandbox);
        mend(defects, login, sandbox, settings, true);
        assertThat(wrong).isEmpty();
        assertThat(DefectDatabase.dump(sandbox)).isEqualTo(before);
        mend(defects, login, sandbox, settings, false);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void whereNothingIsWrongNothingIsSaid(Login login, TestDatabase sandbox) throws IOException {
        var defects = Defect.all().stream().filter(Defect::hasCounterpart).toList();
        DefectDatabase.make(defects, true, login, sandbox);
        var settings = DefectDatabase.settings(defects);
        for (var defect : defects) {
            run(defect, login.open(sandbox), settings).stream()
                    .filter(defect::isOwn)
                    .forEach(f -> wrong.add(f.key() + ": " + f.detail()));
        }
        var preset = CheckSettings.preset().exposing(DefectDatabase.exposed(defects));
        for (var result : new CheckRunner(login.open(sandbox))
                .run(Checks.all(), preset, CheckListener.NONE, new Cancellation())) {
            result.findings().forEach(f -> wrong.add("preset " + f.key() + ": " + f.detail()));
            result.reasons().stream()
                    .filter(reason -> !result.check().rule().thresholds().stream()
                            .map(Threshold::name)
                            .toList()
                            .contains(Need.STATISTICS_DAYS))
                    .forEach(reason -> wrong.add(result.check().id() + " not checked: " + reason));
        }
        assertThat(wrong).isEmpty();
    }

    private void mend(
            List<Defect> defects, Login login, TestDatabase sandbox, CheckSettings settings, boolean withUndo) {
        for (var defect : defects) {
            if (login != Login.SUPERUSER && defect.onlyForSuperuser()) {
                continue;
            }
            var database = login.open(sandbox);
            var findings = run(defect, database, settings).stream()
                    .filter(f -> defect.keys().contains(f.key()))
                    .toList();
            var rounds = findings.stream().mapToInt(f -> f.fixes().size()).max().orElse(0);
            for (int round = 0; round < rounds; round++) {
                var fixes = new LinkedHashMap<String, Fix>();
                for (var finding : findings) {
                    if (round < finding.fixes().size()
                            && finding.fixes().get(round).canBeUndone() == withUndo) {
                        fixes.put(finding.key(), finding.fixes().get(round));
                    }
                }
                mend(defect, fixes, database, settings);
            }
        }
    }

    /** All findings of a check at once: silent afterwards, and all there again after the undo. */
    private void mend(Defect defect, Map<String, Fix> fixes, Database database, CheckSettings settings) {
        if (fixes.isEmpty()) {
            return;
        }
        fixes.forEach((key, fix) -> fix.statements().forEach(statement -> apply(key, statement, database)));
        run(defect, database, settings).stream()
                .map(Finding::key)
                .filter(fixes::containsKey)
                .forEach(key -> wrong.add(key + " still there after " + fixes.get(key)));
        var undone = fixes.entrySet().stream()
                .filter(e -> e.getValue().canBeUndone())
                .toList();
        undone.forEach(e -> e.getValue().undo().forEach(statement -> apply(e.getKey(), statement, database)));
        var back = undone.isEmpty()
                ? List.<String>of()
                : run(defect, database, settings).stream().map(Finding::key).toList();
        undone.stream()
                .filter(e -> !back.contains(e.getKey()))
                .forEach(e -> wrong.add(e.getKey() + " not brought back by " + e.getValue()));
    }

    private void apply(String key, String statement, Database database) {
        try {
            DefectDatabase.execute(database, statement);
        } catch (AppException e) {
            wrong.add(key + ": " + e.problem().message() + " — " + statement);
        }
    }

    private List<Finding> run(Defect defect, Database database, CheckSettings settings) {
        var result = new CheckRunner(database)
                .run(List.of(defect.check()), settings, CheckListener.NONE, new Cancellation())
                .getFirst();
        result.reasons().forEach(reason -> wrong.add(defect.check().id() + " not checked: " + reason));
        return result.findings();
    }
}
