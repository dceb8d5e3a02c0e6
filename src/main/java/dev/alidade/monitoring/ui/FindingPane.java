package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.Evidence;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.OwnCheck;
import dev.alidade.statement.PlainNames;
import dev.alidade.ui.FileOpening;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line in full: what, why, what it rests on, what to do, and the buttons for that. */
final class FindingPane extends ScrollPane {
    private final FindingsViewModel model;
    private final Consumer<Check> opener;
    private final FileOpening files;
    private final VBox body = new VBox();

    /**
     * @param opener shows the page of a check
     */
    FindingPane(FindingsViewModel model, Consumer<Check> opener) {
        this.model = model;
        this.opener = opener;
        this.files = new FileOpening(model.tasks(), model::say);
        setId("finding");
        getStyleClass().add("finding");
        setFitToWidth(true);
        setMinWidth(280);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        body.getStyleClass().add("finding-body");
        setContent(body);
        clear();
    }

    void clear() {
        var nothing = paragraph(Messages.text("monitoring.findings.choose"));
        nothing.getStyleClass().add("muted");
        body.getChildren().setAll(nothing);
    }

    void show(FindingLine line) {
        switch (line) {
            case FindingLine.Open open -> open(open.finding());
            case FindingLine.NotChecked missed -> {
                head(missed.result().check().title(), line);
                missed.result().reasons().forEach(reason -> body.getChildren().add(paragraph(reason)));
                notChecked(missed.result().check());
            }
            case FindingLine.Passed passed -> passed(passed);
            case FindingLine.Mended mended -> mended(mended);
            case FindingLine.Checked checked -> checked(checked);
        }
        setVvalue(0);
    }

    /** A file that is no check has no settings: what helps is the file itself. */
    private void notChecked(Check check) {
        section("monitoring.findings.why", check.why());
        var refused = refused(check);
        if (refused == null) {
            settings(check);
        } else {
            file(check, refused);
        }
    }

    private static @Nullable Path refused(Check check) {
        return check instanceof OwnCheck own ? own.refused() : null;
    }

    private void file(Check check, Path file) {
        section("monitoring.findings.advice", check.advice());
        var path = paragraph(file.toString());
        path.setId("finding-file");
        path.getStyleClass().addAll("muted", "small", "mono");
        var show = new Button(Messages.text("monitoring.findings.showFile"), new FontIcon(Feather.FILE_TEXT));
        show.setId("finding-show-file");
        show.setOnAction(_ -> files.open(file));
        body.getChildren().addAll(heading(Messages.text("monitoring.findings.file")), path, buttons(show));
        if (!check.source().isBlank()) {
            source(check, true);
        }
    }

    private void open(Finding finding) {
        head(finding.detail(), new FindingLine.Open(finding));
        section("monitoring.findings.why", finding.check().why());
        section("monitoring.findings.advice", finding.check().advice());
        if (!finding.fixes().isEmpty()) {
            body.getChildren().add(new FixPane(model, finding));
        }
        evidence(finding.evidence());
        body.getChildren().add(new IgnorePane(model, finding));
        settings(finding.check());
    }

    private void passed(FindingLine.Passed passed) {
        var entry = passed.ignored().entry();
        var finding = passed.ignored().finding();
        head(finding.detail(), passed);
        section("monitoring.findings.reason", entry.reason());
        var until = entry.until();
        section(
                "monitoring.findings.author",
                until == null
                        ? Messages.text("monitoring.findings.since", entry.author(), entry.since())
                        : Messages.text("monitoring.findings.sinceUntil", entry.author(), entry.since(), until));
        var heed = new Button(Messages.text("monitoring.findings.heed"));
        heed.setId("finding-heed");
        heed.disableProperty().bind(model.busyProperty());
        heed.setOnAction(_ -> model.heed(finding));
        body.getChildren().add(heed);
        section("monitoring.findings.why", finding.check().why());
        evidence(finding.evidence());
    }

    private void checked(FindingLine.Checked line) {
        var check = line.result().check();
        head(check.title(), line);
        var id = paragraph(check.id());
        id.getStyleClass().addAll("muted", "small", "mono");
        body.getChildren().add(id);
        line.result().reasons().forEach(reason -> body.getChildren().add(paragraph(reason)));
        var refused = refused(check);
        if (refused != null) {
            file(check, refused);
            return;
        }
        section("monitoring.findings.why", check.why());
        section("monitoring.findings.advice", check.advice());
        body.getChildren().add(new CheckPane(model, check));
        source(check, true);
    }

    /** The way to the check's own page, and its SQL. */
    private void settings(Check check) {
        var link = new Hyperlink(Messages.text("monitoring.settings.open"));
        link.setId("finding-check");
        link.setOnAction(_ -> opener.accept(check));
        body.getChildren().add(link);
        source(check, false);
    }

    private void mended(FindingLine.Mended mended) {
        var change = mended.fix().change();
        head(change.what().title(), mended);
        var at = change.doneAt();
        body.getChildren()
                .add(paragraph(Messages.text(
                        "monitoring.findings.by",
                        change.doneBy(),
                        at == null ? "–" : Times.exact(at, ZoneId.systemDefault()))));
        change.computed().reasons().forEach(reason -> body.getChildren().add(paragraph(reason.text())));
        if (mended.fix().canBeUndone()) {
            var undo = new Button(Messages.text("monitoring.findings.undo"));
            undo.setId("finding-undo");
            undo.setDisable(true);
            undo.setOnAction(_ -> model.undo(mended.fix()));
            var back = FixPane.code("finding-undo-sql", "…");
            body.getChildren().addAll(heading(Messages.text("monitoring.fix.undo")), back, FindingPane.buttons(undo));
            model.undoPreview(mended.fix(), sql -> {
                back.setText(PlainNames.of(sql));
                undo.disableProperty().bind(model.busyProperty());
            });
        } else if (change.stands() && !change.isUnsettled()) {
            body.getChildren().add(paragraph(Messages.text("monitoring.fix.final")));
        }
    }

    private void head(String sentence, FindingLine line) {
        var word = FindingsPane.word(line);
        var severity = new Label(word.text());
        severity.getStyleClass().addAll("small", "strong", word.style());
        var title = paragraph(sentence);
        title.setId("finding-title");
        title.getStyleClass().add("finding-title");
        body.getChildren().setAll(severity, title);
        if (line instanceof FindingLine.Open open) {
            var key = paragraph(open.finding().key());
            key.getStyleClass().addAll("muted", "small", "mono");
            body.getChildren().add(key);
        }
    }

    private void section(String titleKey, String text) {
        if (!text.isBlank()) {
            body.getChildren().addAll(heading(Messages.text(titleKey)), paragraph(text));
        }
    }

    private void evidence(List<Evidence> facts) {
        var grid = new GridPane();
        grid.getStyleClass().add("finding-facts");
        var names = new ColumnConstraints();
        names.setMinWidth(110);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().setAll(names, values);
        int row = 0;
        for (var fact : facts) {
            if (!fact.value().isEmpty()) {
                var name = new Label(spoken(fact.name()));
                name.getStyleClass().add("muted");
                name.setMinWidth(USE_PREF_SIZE);
                var value = paragraph(fact.value());
                value.getStyleClass().add("mono");
                grid.addRow(row++, name, value);
            }
        }
        if (row > 0) {
            body.getChildren().addAll(heading(Messages.text("monitoring.findings.evidence")), grid);
        }
    }

    private void source(Check check, boolean open) {
        var text = paragraph(check.source().strip());
        text.getStyleClass().addAll("mono", "small");
        var pane = new TitledPane(Messages.text("monitoring.sql"), text);
        pane.setExpanded(open);
        pane.setAnimated(false);
        pane.getStyleClass().add("finding-source");
        body.getChildren().add(pane);
    }

    static Label heading(String text) {
        var heading = new Label(text);
        heading.getStyleClass().addAll("strong", "finding-heading");
        return heading;
    }

    static Label paragraph(String text) {
        var paragraph = new Label(text);
        paragraph.setWrapText(true);
        paragraph.setMinHeight(USE_PREF_SIZE);
        return paragraph;
    }

    static Node buttons(Node... nodes) {
        var row = new HBox(nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("finding-buttons");
        return row;
    }

    static String spoken(String column) {
        var words = column.replace('_', ' ').replaceAll(" bytes$", "");
        return words.isEmpty() ? column : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
