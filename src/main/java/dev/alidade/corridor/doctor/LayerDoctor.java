package dev.alidade.corridor.doctor;

import dev.alidade.corridor.feature.IndexDoctor;
import dev.alidade.corridor.feature.ViewportPlan;
import dev.alidade.corridor.feature.ViewportPlan.Verdict;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Examines layers: how a close look at each would be answered, and what the checks of their columns find. Mends what
 * somebody agreed to and takes it back. Needs SELECT for the plans; cures need the table's owner. Thread-safe; blocks.
 */
public final class LayerDoctor {
    private final IndexDoctor plans;
    private final TransformIndex index;
    private final LayerChecks checks;

    public LayerDoctor(Database database, AppFolders folders, LayerChecks checks) {
        this.plans = new IndexDoctor(database, new CoordinateSystems(folders));
        this.index = new TransformIndex(database, folders);
        this.checks = checks;
    }

    /**
     * Examines some layers; those that nobody may read are left out and told.
     *
     * @throws AppException of kind CANCELLED or CONNECTION
     */
    public Diagnosis examine(List<SpatialLayer> layers, Cancellation cancellation) {
        long start = System.nanoTime();
        var explained = new ArrayList<ViewportPlan>();
        var missed = new ArrayList<String>();
        for (var layer : layers) {
            if (!layer.readable()) {
                missed.add(Messages.text("doctor.notReadable", layer.id().label()));
                continue;
            }
            try {
                explained.add(plans.plan(layer, cancellation));
            } catch (AppException e) {
                throwWhenOver(e);
                missed.add(Messages.text(
                        "doctor.noPlan", layer.id().label(), e.problem().message()));
            }
        }
        var found = checks.find(cancellation);
        var ailments = new ArrayList<>(found.ailments());
        explained.stream()
                .filter(ViewportPlan::isWrong)
                .filter(plan -> plan.verdict() != Verdict.WITHOUT_INDEX || !isKnown(plan, found.ailments()))
                .map(this::ailment)
                .forEach(ailments::add);
        missed.addAll(found.notChecked());
        return new Diagnosis(explained, ailments, missed, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whether a check tells already that the column of a plan has no index, and how to build one. */
    private static boolean isKnown(ViewportPlan plan, List<Ailment> ailments) {
        var id = plan.layer().id();
        return ailments.stream()
                .anyMatch(ailment -> ailment.key().startsWith("geometry_without_index:")
                        && ailment.key().contains(id.table())
                        && ailment.key().contains(id.column()));
    }

    private Ailment ailment(ViewportPlan plan) {
        var word = plan.verdict().name().toLowerCase(Locale.ROOT);
        var cures = plan.verdict() == Verdict.TRANSFORMS_COLUMN
                ? index.cure(
                        plan,
                        cancellation -> !plans.plan(plan.layer(), cancellation).isWrong())
                : List.<Cure>of();
        return new Ailment(
                word + ":" + plan.layer().id().label(),
                Messages.text("doctor." + word + ".title"),
                Messages.text("doctor." + word + ".detail", plan.layer().id().label()),
                Messages.text("doctor." + word + ".why"),
                Messages.text("doctor." + word + ".advice"),
                plan.lines(),
                cures);
    }

    private static void throwWhenOver(AppException failure) {
        var kind = failure.problem().kind();
        if (kind == ProblemKind.CONNECTION || kind == ProblemKind.CANCELLED) {
            throw failure;
        }
    }
}
