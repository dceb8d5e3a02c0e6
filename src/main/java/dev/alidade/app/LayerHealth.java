package dev.alidade.app;

import dev.alidade.corridor.doctor.Ailment;
import dev.alidade.corridor.doctor.Cure;
import dev.alidade.corridor.doctor.Cured;
import dev.alidade.corridor.doctor.LayerChecks;
import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.monitoring.fix.FixPreview;
import dev.alidade.monitoring.fix.KeptFix;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.ui.FindingsSetting;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Lends the map the spatial checks of Health, their fixes and what is ignored. */
final class LayerHealth implements LayerChecks {
    private final FindingsSetting health;

    LayerHealth(FindingsSetting health) {
        this.health = health;
    }

    @Override
    public Found find(Cancellation cancellation) {
        var checks = health.checks().get().stream()
                .filter(check -> check.rule().category() == Category.SPATIAL)
                .toList();
        var settings = health.settings().load(checks);
        var results = health.runner().run(checks, settings, CheckListener.NONE, cancellation);
        var report = HealthReport.of(results, health.ignored().load(), LocalDate.now(health.clock()));
        return new Found(
                report.findings().stream()
                        .map(finding -> ailment(finding, settings))
                        .toList(),
                results.stream()
                        .flatMap(result -> result.reasons().stream()
                                .map(reason -> result.check().title() + ": " + reason))
                        .distinct()
                        .toList());
    }

    private Ailment ailment(Finding finding, CheckSettings settings) {
        return new Ailment(
                finding.key(),
                finding.check().title(),
                finding.detail(),
                finding.check().why(),
                finding.check().advice(),
                finding.evidence().stream()
                        .filter(fact -> !fact.value().isEmpty())
                        .map(fact -> fact.name().replace('_', ' ') + ": " + fact.value())
                        .toList(),
                finding.fixes().stream()
                        .map(fix -> cure(finding, fix, settings))
                        .toList());
    }

    private Cure cure(Finding finding, Fix fix, CheckSettings settings) {
        var name = fix.choice().isEmpty()
                ? ""
                : Messages.text("check." + finding.check().id() + ".choice." + fix.choice());
        return new Cure(name, fix.sql(), fix.undoSql(), FixPreview.of(fix).lines(), cancellation -> {
            var outcome = health.fixes().apply(finding, fix, !fix.canBeUndone(), settings, cancellation);
            return new Cured(outcome.isMended(), fix.canBeUndone() ? back(finding, cancellation) : Optional.empty());
        });
    }

    private Optional<Function<Cancellation, Boolean>> back(Finding finding, Cancellation cancellation) {
        return health.fixes().kept(cancellation).stream()
                .filter(kept -> kept.key().equals(finding.key()))
                .filter(KeptFix::canBeUndone)
                .findFirst()
                .map(kept -> undoing -> health.fixes().undo(kept, undoing).isDone());
    }
}
