package dev.alidade.browser.ui.relation;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The chosen relation: its name, its rows in the first tab, a tab for each page, its definition in the last. */
public final class RelationPane extends BorderPane {
    private final RelationViewModel model;
    private final Node rows;
    private final TabPane tabs = new TabPane();
    private final Tab data;
    private final Label title = new Label();
    private final Label facts = new Label();

    /**
     * @param rows what shows the relation's rows, and what is said before a relation was chosen
     */
    public RelationPane(RelationViewModel model, Node rows) {
        this.model = model;
        this.rows = rows;
        this.data = tab("data", rows);
        getStyleClass().add("relation-pane");
        title.setId("tables-title");
        title.getStyleClass().addAll("relation-title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        facts.setId("tables-facts");
        facts.getStyleClass().add("muted");
        facts.setMinWidth(0);
        tabs.setId("relation-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(data);
        for (var page : RelationPage.values()) {
            tabs.getTabs().add(tab(page.id(), new PagePane(model, page)));
        }
        tabs.getTabs().add(tab("definition", new DefinitionPane(model)));
        tabs.getSelectionModel().selectedIndexProperty().addListener((_, _, _) -> look());
        model.relationProperty().addListener((_, _, relation) -> show(relation));
        for (var page : RelationPage.values()) {
            model.stateProperty(page).addListener((_, _, state) -> {
                if (state instanceof PageState.Unread) {
                    look();
                }
            });
        }
        model.definitionProperty().addListener((_, _, state) -> {
            if (state instanceof PageState.Unread) {
                look();
            }
        });
        setCenter(rows);
    }

    private static Tab tab(String word, Node content) {
        var tab = new Tab(Messages.text("browser.page." + word), content);
        tab.setId("relation-tab-" + word);
        return tab;
    }

    private void show(@Nullable RelationEntry relation) {
        if (relation == null) {
            return;
        }
        if (getTop() == null) {
            data.setContent(rows);
            var head = new HBox(title, facts);
            head.getStyleClass().add("relation-head");
            head.setAlignment(Pos.BASELINE_LEFT);
            setTop(head);
            setCenter(tabs);
        }
        title.setText(relation.name().label());
        facts.setText(String.join(" · ", facts(relation)));
        look();
    }

    private static List<String> facts(RelationEntry relation) {
        var facts = new ArrayList<String>();
        facts.add(Messages.text("browser.kind." + relation.kind().name()));
        if (relation.kind().isStored()) {
            facts.add(Sizes.bytes(relation.totalBytes()));
        }
        if (relation.rowSecurity()) {
            facts.add(Messages.text("browser.tree.rowSecurity"));
        }
        if (relation.description() != null) {
            facts.add(relation.description());
        }
        return facts;
    }

    /** Reads what the open tab shows. */
    private void look() {
        int open = tabs.getSelectionModel().getSelectedIndex() - 1;
        var pages = RelationPage.values();
        if (open >= 0 && open < pages.length) {
            model.look(pages[open]);
        } else if (open == pages.length) {
            model.lookAtDefinition();
        }
    }
}
