package dev.alidade.app;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.ui.TablesScreen;
import dev.alidade.console.ui.ConsoleScreen;
import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.ui.MapScreen;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/** The steps of the demo's journey; each looks at the screen, asks the database, and fails when they disagree. */
final class DemoSteps {
    private static final String DEMO_STATEMENT = """
        select c.status, count(*) as corridors, round(avg(c.buffer_distance_meters), 1) as average_buffer
        from emergency_corridors c
        group by c.status
        order by corridors desc
        """;
    private static final Duration SOON = Duration.seconds(30);
    private static final Duration LONG = Duration.seconds(240);
    private static final RelationName CORRIDORS = new RelationName("public", "emergency_corridors");

    private final CompositionRoot root;
    private final FxSteps steps;
    private final Photographer photographer;

    DemoSteps(CompositionRoot root, FxSteps steps, Photographer photographer) {
        this.root = root;
        this.steps = steps;
        this.photographer = photographer;
    }

    /** What the demo's database holds. */
    private record Facts(long tables, long applied, long corridors) {}

    String startPage() {
        seen("start-demo");
        photograph("start");
        return Messages.text("demo.saw.start");
    }

    String startServer() {
        steps.press("start-demo");
        steps.await(Messages.text("demo.wait.server"), LONG, () -> root.database() != null);
        var server = Objects.requireNonNull(steps.ask(root::database)).facts();
        return Messages.text("demo.saw.server", server.shortVersion(), server.database(), server.user());
    }

    String pending() {
        steps.press("rail-migrations");
        steps.await(
                Messages.text("demo.wait.pending"),
                SOON,
                () -> text("migration-apply").contains("4"));
        steps.ask(() -> {
            ((ListView<?>) steps.node("migration-list").orElseThrow())
                    .getSelectionModel()
                    .clearAndSelect(1);
            return true;
        });
        steps.await(
                Messages.text("demo.wait.script"),
                SOON,
                () -> text("migration-detail-title").contains("sql"));
        photograph("migrations-pending");
        return Messages.text("demo.saw.pending", 4);
    }

    String apply() {
        steps.press("migration-apply");
        asked("apply");
        photograph("migrations-confirm");
        steps.press("migration-apply-confirm");
        steps.await(
                Messages.text("demo.wait.applied"),
                LONG,
                () -> steps.node("migration-load-rows")
                        .filter(node -> !node.isDisabled())
                        .isPresent());
        photograph("migrations-applied");
        var facts = facts();
        require(facts.applied() == 4, Messages.text("demo.require.applied", facts.applied()));
        return Messages.text("demo.saw.applied", facts.applied(), facts.tables());
    }

    String wayBack() {
        steps.ask(() -> {
            ((ListView<?>) steps.node("migration-list").orElseThrow())
                    .getSelectionModel()
                    .clearAndSelect(0);
            ((TabPane) steps.node("migration-tabs").orElseThrow())
                    .getSelectionModel()
                    .select(1);
            return true;
        });
        steps.await(
                Messages.text("demo.wait.wayBack"),
                SOON,
                () -> steps.node("migration-rollback-ask")
                        .filter(node -> !node.isDisabled())
                        .isPresent());
        photograph("migrations-proof");
        steps.press("migration-rollback-ask");
        asked("rollback");
        photograph("migrations-rollback");
        var asked = text("migration-rollback-title");
        steps.press("migration-rollback-cancel");
        require(facts().applied() == 4, Messages.text("demo.require.applied", facts().applied()));
        return Messages.text("demo.saw.wayBack", asked);
    }

    String loadRows() {
        steps.press("migration-load-rows");
        steps.await(
                Messages.text("demo.wait.rows"),
                LONG,
                () -> steps.node("migration-banner")
                                .filter(node -> node.isVisible()
                                        && node instanceof Label label
                                        && !label.getText().isBlank())
                                .isPresent()
                        && steps.node("status-ready")
                                .filter(node -> node.isVisible())
                                .isPresent());
        var facts = facts();
        require(facts.corridors() > 100, Messages.text("demo.require.corridors", facts.corridors()));
        return Messages.text("demo.saw.rows", facts.corridors());
    }

    String tables() {
        steps.press("rail-tables");
        var tables = screen(TablesScreen.class);
        steps.ask(() -> {
            tables.model().open(CORRIDORS);
            return true;
        });
        steps.await(Messages.text("demo.wait.grid"), SOON, () -> gridRows() > 0);
        photograph("tables");
        var position = text("tables-position");
        int rows = steps.ask(this::gridRows);
        for (var page : List.of("constraints", "definition")) {
            steps.ask(() -> {
                var tabs = (TabPane) steps.node("relation-tabs").orElseThrow();
                tabs.getTabs().stream()
                        .filter(tab -> ("relation-tab-" + page).equals(tab.getId()))
                        .forEach(tabs.getSelectionModel()::select);
                return true;
            });
            seen("relation-" + page);
            photograph("tables-" + page);
        }
        return Messages.text("demo.saw.tables", facts().tables(), rows, position);
    }

    String sql() {
        steps.press("rail-sql");
        var console = screen(ConsoleScreen.class);
        seen("console-tabs");
        steps.ask(() -> {
            console.model().open(DEMO_STATEMENT);
            return true;
        });
        steps.press("console-run");
        steps.await(Messages.text("demo.wait.result"), SOON, () -> resultRows() > 0);
        photograph("sql");
        int rows = steps.ask(this::resultRows);
        steps.press("console-explain");
        seen("console-plan-tree");
        photograph("sql-plan");
        return Messages.text("demo.saw.sql", rows);
    }

    private int resultRows() {
        return rows("console-results .table-view");
    }

    String health() {
        steps.press("rail-health");
        seen("health-summary");
        var tabs = steps.ask(() -> (TabPane) steps.node("health-tabs").orElseThrow());
        for (var tab : tabs.getTabs()) {
            steps.ask(() -> {
                tabs.getSelectionModel().select(tab);
                return true;
            });
            var word = tab.getId().replace("health-tab-", "");
            var table = word.equals("sessions") ? "backends" : "health-" + word;
            steps.await(Messages.text("demo.wait.health", word), SOON, () -> rows(table) > 0);
            photograph("health-" + word);
        }
        return Messages.text("demo.saw.health", tabs.getTabs().size());
    }

    String overview() {
        steps.press("rail-overview");
        steps.await(
                Messages.text("demo.wait.node", "overview-verdict"),
                LONG,
                () -> !text("overview-verdict").isBlank());
        seen("overview-treemap");
        photograph("overview");
        var verdict = text("overview-verdict");
        steps.press("rail-monitoring");
        seen("monitoring-live");
        photograph("monitoring");
        return Messages.text("demo.saw.overview", verdict);
    }

    String map() {
        steps.press("rail-map");
        var map = screen(MapScreen.class).model();
        steps.await(
                Messages.text("demo.wait.map"),
                LONG,
                () -> map.frameProperty().get() != null
                        && Objects.requireNonNull(map.frameProperty().get()).shown(LayerRole.CORRIDOR) > 0);
        photograph("map");
        steps.press("map-tool-audit");
        steps.await(
                Messages.text("demo.wait.node", "map-audit-list"),
                LONG,
                () -> steps.node("map-audit-list")
                        .filter(node -> node instanceof ListView<?> list
                                && !list.getItems().isEmpty())
                        .isPresent());
        photograph("map-audit");
        steps.press("map-tool-audit");
        var frame = Objects.requireNonNull(steps.ask(() -> map.frameProperty().get()));
        int corridors = frame.shown(LayerRole.CORRIDOR);
        require(corridors == facts().corridors(), Messages.text("demo.require.drawn", corridors));
        return Messages.text("demo.saw.map", corridors, districts(frame), text("map-badge"));
    }

    private static int districts(RenderedMap frame) {
        return frame.layers().stream()
                .filter(layer -> layer.layer().table().equals("districts") && layer.role() == LayerRole.AREA)
                .mapToInt(LayerCount::shown)
                .sum();
    }

    private Facts facts() {
        var database = Objects.requireNonNull(root.database());
        return database.read(new Cancellation(), session -> {
            long tables = session.first(DemoQuery.OWN_TABLES, Parameters.none(), row -> row.bigint("tables"))
                    .orElseThrow();
            return new Facts(
                    tables,
                    count(
                            session,
                            Identifiers.qualified("public", "flyway_schema_history")
                                    + " where success and type = 'SQL'"),
                    count(session, Identifiers.qualified("public", CORRIDORS.name())));
        });
    }

    private static long count(Session session, String from) {
        var counts = new ArrayList<Long>();
        session.each("select count(*) as n from " + from, Parameters.none(), 0, row -> counts.add(row.bigint("n")));
        return counts.getFirst();
    }

    private int gridRows() {
        return rows("tables-grid");
    }

    private int rows(String table) {
        return steps.node(table)
                .map(node -> ((TableView<?>) node).getItems().size())
                .orElse(0);
    }

    private <S> S screen(Class<S> type) {
        return steps.ask(() -> root.model().screens().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    /** Waits until a question is put with everything that there is to know. */
    private void asked(String what) {
        var id = "migration-" + what + "-confirm";
        steps.await(
                Messages.text("demo.wait.node", id),
                SOON,
                () -> !text("migration-" + what + "-title").isBlank()
                        && steps.node(id).filter(node -> !node.isDisabled()).isPresent());
    }

    private void seen(String id) {
        steps.await(
                Messages.text("demo.wait.node", id), SOON, () -> steps.node(id).isPresent());
    }

    private String text(String id) {
        return steps.node(id)
                .map(node -> switch (node) {
                    case Button button -> button.getText();
                    case Label label -> label.getText();
                    default -> "";
                })
                .orElse("");
    }

    /** One picture in light and one in dark. */
    private void photograph(String name) {
        for (var mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            var before = steps.ask(this::frame);
            boolean turned = steps.ask(() -> {
                var was = root.theme().darkProperty().get();
                root.theme().modeProperty().set(mode);
                return was != root.theme().darkProperty().get();
            });
            if (turned && before.isPresent()) {
                // the map repaints off the window's thread
                steps.await(Messages.text("demo.wait.map"), SOON, () -> !frame().equals(before));
            }
            steps.ask(() -> photographer.take(steps.scene(), name + (mode == Theme.Mode.DARK ? "-dark" : "-light")));
        }
    }

    /** What the map shows, while the map is in front. */
    private Optional<RenderedMap> frame() {
        return root.model().currentProperty().get() instanceof MapScreen map
                ? Optional.ofNullable(map.model().frameProperty().get())
                : Optional.empty();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AppException(
                    Problem.of(ProblemKind.FAILED, "demo.require", otherwise, Messages.text("demo.timeout.next")));
        }
    }
}
