package dev.alidade.monitoring.ui;

import dev.alidade.change.row.PastChange;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.RelationSize;
import dev.alidade.monitoring.history.Growth;
import dev.alidade.monitoring.history.Point;
import dev.alidade.ui.Navigator;
import dev.alidade.ui.control.ScreenHeader;
import dev.alidade.ui.control.SqlPane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Overview: one look answers "is it healthy?". */
final class OverviewView extends BorderPane {
    private static final double WIDE = 58;
    private static final int GROWING = 3;
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    private final OverviewViewModel model;
    private final Navigator navigator;
    private final ScreenHeader header = new ScreenHeader(Messages.text("overview.title"));
    private final ChartWindow window = new ChartWindow();
    private final LiveModel live;
    private final List<TimeChart> charts =
            List.of(new TimeChart(ChartKind.TRANSACTIONS, window), new TimeChart(ChartKind.SESSIONS, window));

    OverviewView(OverviewViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        this.live = new LiveModel(model.pulse(), window, this::draw);
        setId("overview");
        getStyleClass().add("overview");
        var refresh = new Button(Messages.text("monitoring.refresh"), new FontIcon(Feather.REFRESH_CW));
        refresh.setId("overview-refresh");
        refresh.setOnAction(_ -> model.refresh());
        header.actions(refresh);
        header.subtitle(model.pulse().reader().databaseName());
        setTop(new VBox(header, new LostBanner(model)));
        var scroll = new ScrollPane(cards());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("overview-scroll");
        model.lostProperty()
                .addListener((_, _, problem) -> scroll.getContent().pseudoClassStateChanged(LOST, problem != null));
        setCenter(scroll);
        model.pulse().looksProperty().addListener((_, _, _) -> looked());
    }

    private void looked() {
        window.tick(Instant.now(), live.first());
        draw();
    }

    private void draw() {
        var lines = live.lines();
        charts.forEach(chart -> chart.show(lines));
    }

    private Node cards() {
        var verdicts = new Card("overview-health", Messages.text("overview.health"))
                .action(link("overview-open-health", "overview.health.open", "health"))
                .show(model.health().property(), report -> new VerdictPane(report, navigator));
        var activity = new Card("overview-activity", Messages.text("overview.activity"))
                .action(link("overview-open-monitoring", "overview.activity.open", "monitoring"))
                .content(charts());
        var sizes = new Card("overview-sizes", Messages.text("overview.sizes"))
                .show(model.sizes().property(), this::sizes);
        var trend = new Card("overview-trend", Messages.text("overview.trend"))
                .show(model.trend().property(), this::trend);
        var migrations = new Card("overview-migrations", Messages.text("overview.migrations"))
                .show(model.migrations().property(), this::migrations);
        var changes = new Card("overview-changes", Messages.text("overview.changes"))
                .show(model.changes().property(), this::changes);
        var left = new VBox(verdicts, activity, changes);
        var right = new VBox(migrations, sizes, trend);
        VBox.setVgrow(activity, Priority.ALWAYS);
        VBox.setVgrow(sizes, Priority.ALWAYS);
        for (var column : List.of(left, right)) {
            column.getStyleClass().add("overview-column");
        }
        var grid = new GridPane();
        grid.getStyleClass().add("overview-grid");
        grid.addRow(0, left, right);
        GridPane.setVgrow(left, Priority.ALWAYS);
        for (double share : new double[] {WIDE, 100 - WIDE}) {
            var width = new ColumnConstraints();
            width.setPercentWidth(share);
            grid.getColumnConstraints().add(width);
        }
        return grid;
    }

    private Node charts() {
        var row = new HBox();
        row.getStyleClass().add("overview-charts");
        for (var chart : charts) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefSize(260, 130);
            row.getChildren().add(chart);
        }
        return row;
    }

    private Node sizes(OverviewViewModel.Sizes sizes) {
        var figure = new Label(Sizes.bytes(sizes.database().bytes()));
        figure.setId("overview-size");
        figure.getStyleClass().addAll("health-figure", "strong");
        var words = Card.muted(Messages.text(
                "overview.sizes.counts",
                sizes.database().tables(),
                sizes.database().indexes()));
        var line = new HBox(figure, words);
        line.getStyleClass().add("overview-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        var own = sizes.relations().stream()
                .filter(relation -> relation.extension() == null && relation.partitionOf() == null)
                .toList();
        if (own.isEmpty()) {
            return new VBox(line, Card.muted(Messages.text("overview.sizes.none")));
        }
        var map = new TreemapPane();
        map.setId("overview-treemap");
        map.setPrefHeight(150);
        map.show(own.stream().map(OverviewView::share).toList());
        var box = new VBox(line, map);
        box.getStyleClass().add("overview-body");
        VBox.setVgrow(map, Priority.ALWAYS);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private static TreemapPane.Share share(RelationSize relation) {
        return new TreemapPane.Share(
                relation.schema().equals("public") ? relation.relation() : relation.name(),
                relation.schema(),
                relation.totalBytes());
    }

    private Node trend(OverviewViewModel.Trend trend) {
        var box = new VBox();
        box.getStyleClass().add("overview-body");
        var since = trend.since();
        if (since == null || trend.size().size() < 2) {
            box.getChildren().add(Card.muted(Messages.text("overview.trend.young")));
        } else {
            box.getChildren().add(Card.muted(growth(trend.size())));
        }
        trend.growth().stream()
                .filter(growth -> growth.bytes() != 0)
                .limit(GROWING)
                .map(OverviewView::growth)
                .forEach(words -> box.getChildren().add(Card.muted(words)));
        if (!trend.unused().isEmpty()) {
            long bytes =
                    trend.unused().stream().mapToLong(index -> index.bytes()).sum();
            box.getChildren()
                    .add(Card.muted(Messages.text(
                            "overview.trend.unused", trend.unused().size(), Sizes.bytes(bytes))));
        } else if (since != null) {
            box.getChildren()
                    .add(Card.muted(Messages.text(
                            "overview.trend.watched",
                            Duration.between(since, Instant.now()).toDays())));
        }
        return box;
    }

    private static String growth(List<Point> size) {
        long change = Math.round(size.getLast().average() - size.getFirst().average());
        var over = Times.ago(size.getFirst().at(), size.getLast().at());
        return change == 0
                ? Messages.text("overview.trend.same", over)
                : Messages.text("overview.trend.size", (change > 0 ? "+" : "") + Sizes.bytes(change), over);
    }

    private static String growth(Growth growth) {
        return Messages.text(
                "overview.trend.table",
                growth.name(),
                (growth.bytes() > 0 ? "+" : "") + Sizes.bytes(growth.bytes()),
                Sizes.bytes(growth.now()));
    }

    private Node migrations(Optional<OverviewSources.Migrations> found) {
        var open = link("overview-open-migrations", "overview.migrations.open", "migrations");
        if (found.isEmpty()) {
            return row(Card.muted(Messages.text("overview.migrations.none")), open);
        }
        var migrations = found.get();
        boolean done = migrations.pending() == 0 && migrations.stuck() == 0;
        var key = done
                ? "overview.migrations.done"
                : migrations.pending() == 0 ? "overview.migrations.stuck" : "overview.migrations.pending";
        var words = new Label(
                Messages.text(key, migrations.pending(), migrations.all(), migrations.folder(), migrations.stuck()));
        words.setId("overview-pending");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var icon = new FontIcon(done ? Feather.CHECK : Feather.CLOCK);
        icon.getStyleClass().add(done ? "state-done" : "state-attention");
        words.setGraphic(icon);
        return row(words, open);
    }

    private static HBox row(Region words, Node action) {
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        var row = new HBox(words, action);
        row.getStyleClass().add("overview-line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node changes(List<PastChange> changes) {
        var box = new VBox();
        box.getStyleClass().add("overview-body");
        if (changes.isEmpty()) {
            box.getChildren()
                    .add(row(
                            Card.muted(Messages.text("overview.changes.none")),
                            link("overview-open-tables", "overview.changes.open", "tables")));
        }
        changes.forEach(change -> box.getChildren().add(change(change)));
        var said = Card.muted("");
        said.setId("overview-said");
        said.textProperty().bind(model.saidProperty());
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        box.getChildren().addAll(said, question());
        return box;
    }

    private Node change(PastChange change) {
        var at = change.doneAt();
        var when = at == null ? "–" : Times.ago(at, Instant.now());
        var words = new Label(Messages.text(stand(change), change.what().title(), when, change.doneBy()));
        words.getStyleClass().add("overview-change");
        var undo = new Button(
                Messages.text(isMigration(change) ? "overview.change.rollBack" : "overview.change.undo"),
                new FontIcon(Feather.CORNER_UP_LEFT));
        undo.getStyleClass().addAll("small", "overview-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setVisible(change.undoneAt() == null && !change.isUnsettled());
        undo.setOnAction(_ -> {
            if (change.rows() == null) {
                navigator.open(
                        switch (change.what().feature()) {
                            case "migration" -> "migrations";
                            case "import" -> "tables";
                            default -> "health";
                        });
            } else {
                model.askUndo(change);
            }
        });
        return row(words, undo);
    }

    /** A migration is rolled back, an edit is taken back. */
    private static String stand(PastChange change) {
        if (change.isUnsettled()) {
            return "overview.change.unsettled";
        }
        return change.undoneAt() == null
                ? "overview.change"
                : isMigration(change) ? "overview.change.rolledBack" : "overview.change.undone";
    }

    private static boolean isMigration(PastChange change) {
        return change.what().feature().equals("migration");
    }

    /** What would run, and the second click. */
    private Node question() {
        var box = new VBox();
        box.getStyleClass().add("overview-body");
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
        model.askedProperty().addListener((_, _, asked) -> {
            box.setVisible(asked != null);
            if (asked != null) {
                var sql = new SqlPane();
                sql.setText(asked.preview());
                sql.setPrefHeight(110);
                var go = new Button(
                        Messages.text("overview.undo.go", asked.change().what().title()));
                go.setId("overview-undo-confirm");
                go.setMnemonicParsing(false);
                go.getStyleClass().add("accent");
                go.setOnAction(_ -> model.undo());
                var no = new Button(Messages.text("overview.undo.keep"));
                no.setOnAction(_ -> model.declineUndo());
                var row = new HBox(go, no);
                row.getStyleClass().add("overview-line");
                box.getChildren().setAll(sql, row);
            }
        });
        return box;
    }

    private Button link(String id, String key, String screen) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small", "accent");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> navigator.open(screen));
        return button;
    }
}
