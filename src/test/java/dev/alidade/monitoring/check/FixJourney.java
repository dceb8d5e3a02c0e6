package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.fix.FixService;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes each fix of each defect there and back through the service. One database holds all defects: what one way back
 * leaves behind is in the dump at the end.
 */
final class FixJourney {
    private final Cancellation never = new Cancellation();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> mended = new TreeSet<>();
    private final TestDatabase sandbox;
    private final Login login;
    private final Database database;
    private final FixService service;

    FixJourney(TestDatabase sandbox, Login login, Path folder) {
        this.sandbox = sandbox;
        this.login = login;
        this.database = login.open(sandbox);
        this.service = new FixService(database, new AppFolders(folder, folder, folder));
    }

    /** Gives the checks and choices that were taken back. */
    Set<String> thereAndBack(List<Defect> defects) throws IOException {
        DefectDatabase.make(defects, false, login, sandbox);
        var settings = DefectDatabase.settings(defects);
        var before = DefectDatabase.dump(sandbox);
        for (var defect : defects) {
            if (login == Login.SUPERUSER || !defect.onlyForSuperuser()) {
                some(defect, settings)
                        .forEach(finding -> finding.fixes().stream()
                                .filter(Fix::canBeUndone)
                                .forEach(fix -> thereAndBack(settings, finding, fix)));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(DefectDatabase.dump(sandbox)).isEqualTo(before);
        return mended;
    }

    private void thereAndBack(CheckSettings settings, Finding finding, Fix fix) {
        var what = finding.key() + " " + fix.choice() + ": ";
        try {
            var outcome = service.apply(finding, fix, false, settings, never);
            if (!outcome.isMended()) {
                wrong.add(what + "still found after " + fix.sql());
            }
            var kept = service.kept(never).getFirst();
            if (!kept.key().equals(finding.key()) || !kept.canBeUndone()) {
                wrong.add(what + "not kept");
                return;
            }
            var refusal = service.undo(kept, never).refusal();
            if (refusal != null) {
                wrong.add(what + "not taken back: " + refusal.message());
            }
            if (run(finding.check(), settings).stream()
                    .noneMatch(other -> other.key().equals(finding.key()))) {
                wrong.add(what + "not found again");
            }
            mended.add(finding.check().id() + " " + fix.choice());
        } catch (AppException e) {
            wrong.add(what + e.problem().message() + " — " + fix.sql());
        }
    }

    /** Of each defect the finding with a name in quotes, and where no transaction holds its fix also a plain one. */
    private List<Finding> some(Defect defect, CheckSettings settings) {
        var found = run(defect.check(), settings).stream()
                .filter(finding -> defect.keys().contains(finding.key()))
                .filter(finding -> finding.fixes().stream().anyMatch(Fix::canBeUndone))
                .toList();
        var quoted = found.stream()
                .filter(finding -> finding.subject().contains("\""))
                .findFirst();
        var plain = found.stream()
                .filter(finding -> !finding.subject().contains("\""))
                .filter(finding -> quoted.isEmpty() || !finding.fixes().stream().allMatch(Fix::isTransactional))
                .findFirst();
        return Stream.concat(quoted.stream(), plain.stream()).toList();
    }

    private List<Finding> run(Check check, CheckSettings settings) {
        return new CheckRunner(database)
                .run(List.of(check), settings, CheckListener.NONE, never)
                .getFirst()
                .findings();
    }
}
