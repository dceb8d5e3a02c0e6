package dev.alidade.corridor.ui;

import dev.alidade.corridor.ChoiceDesk;
import dev.alidade.corridor.feature.KeyedRows.Column;
import dev.alidade.corridor.feature.KeyedRows.Order;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The table of a layer's rows below the map. All keys are there, so that any of a hundred thousand rows can be gone to;
 * values are read for the rows that somebody looks at.
 */
public final class RowsModel {
    private static final int PAGE = 200;

    private final ChoiceDesk desk;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ChoiceModel choice;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.CHOSEN);
    private final ObjectProperty<@Nullable Order> order = new SimpleObjectProperty<>();
    private final ObservableList<Column> columns = FXCollections.observableArrayList();
    private final ObservableList<KeyedRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask<Listing> listing;
    private boolean again;
    private boolean paging;
    private int wantedPage = -1;
    private int anchor;
    private boolean ours;

    /** Which rows the table shows. */
    public enum Which {
        ALL,
        IN_VIEW,
        CHOSEN
    }

    private record Listing(SpatialLayer layer, List<Column> columns, List<KeyedRow> rows) {}

    RowsModel(ChoiceDesk desk, BackgroundTasks tasks, MapViewModel map, ChoiceModel choice) {
        this.desk = desk;
        this.tasks = tasks;
        this.map = map;
        this.choice = choice;
        choice.choiceProperty().addListener((_, _, now) -> {
            if (now != null && !ours && !open.get()) {
                which.set(Which.CHOSEN);
                open.set(true);
            } else if (which.get() == Which.CHOSEN) {
                list();
            }
            revision.set(revision.get() + 1);
        });
        choice.layerProperty().addListener((_, before, now) -> {
            if (before == null || now == null || !before.id().equals(now.id())) {
                order.set(null);
            }
            list();
        });
        open.addListener((_, _, _) -> list());
        which.addListener((_, _, _) -> list());
        order.addListener((_, _, _) -> list());
        map.frameProperty().addListener((_, _, _) -> {
            if (which.get() == Which.IN_VIEW) {
                list();
            }
        });
    }

    /** Whether the table is there. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Which rows it shows. */
    public ObjectProperty<Which> whichProperty() {
        return which;
    }

    /** In which order; null for the server's own. */
    ObjectProperty<@Nullable Order> orderProperty() {
        return order;
    }

    public ObservableList<Column> columns() {
        return columns;
    }

    public ObservableList<KeyedRow> rows() {
        return rows;
    }

    /** Counts up when values came or another row is chosen. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why the rows could not be read; null when they could. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ChoiceModel choice() {
        return choice;
    }

    /** Opens or closes the table. */
    public void toggle() {
        if (!open.get()) {
            if (choice.layerProperty().get() == null) {
                choice.layers().stream().findFirst().ifPresent(choice.layerProperty()::set);
            }
            which.set(choice.isEmpty() ? Which.ALL : Which.CHOSEN);
        }
        open.set(!open.get());
    }

    /** The place of a row; -1 when it is not listed. */
    int indexOf(String key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads which rows there are. */
    void list() {
        var layer = choice.layerProperty().get();
        if (!open.get() || layer == null) {
            rows.clear();
            return;
        }
        var running = listing;
        if (running != null) {
            again = true;
            running.requestCancel();
            return;
        }
        again = false;
        problem.set(null);
        var wish = new Wish(
                layer,
                which.get(),
                order.get(),
                choice.keys(),
                map.viewProperty().get(),
                map.momentProperty().get());
        listing = tasks.start(Messages.text("choice.task.list"), context -> listing(wish, context.cancellation()))
                .onSuccess(this::show)
                .onFailure(why -> {
                    rows.clear();
                    problem.set(why);
                })
                .onFinished(() -> {
                    listing = null;
                    if (again) {
                        list();
                    }
                });
    }

    private record Wish(
            SpatialLayer layer,
            Which which,
            @Nullable Order order,
            Set<String> chosen,
            @Nullable Viewport view,
            @Nullable Instant moment) {}

    private Listing listing(Wish wish, Cancellation cancellation) {
        var found = desk.columns(wish.layer(), cancellation);
        var kept = switch (wish.which()) {
            case ALL -> null;
            case CHOSEN -> wish.chosen();
            case IN_VIEW -> new HashSet<>(inView(wish));
        };
        var keyed = new ArrayList<KeyedRow>();
        if (kept == null || !kept.isEmpty()) {
            for (var key : desk.keys(wish.layer(), null, wish.order(), cancellation)) {
                if (kept == null || kept.contains(key)) {
                    keyed.add(new KeyedRow(key));
                }
            }
        }
        return new Listing(wish.layer(), found, keyed);
    }

    private List<String> inView(Wish wish) {
        var view = wish.view();
        return view == null
                ? List.of()
                : desk.within(
                        view,
                        new double[] {0, 0, view.width(), 0, view.width(), view.height(), 0, view.height()},
                        wish.layer(),
                        wish.moment());
    }

    private void show(Listing found) {
        if (!columns.equals(found.columns())) {
            columns.setAll(found.columns());
        }
        anchor = 0;
        rows.setAll(found.rows());
        revision.set(revision.get() + 1);
    }

    /** Somebody looks at a row whose values are not there. */
    void want(int index) {
        wantedPage = index / PAGE;
        if (!paging) {
            readPage();
        }
    }

    private void readPage() {
        var layer = choice.layerProperty().get();
        int from = wantedPage * PAGE;
        wantedPage = -1;
        if (layer == null || from < 0 || from >= rows.size()) {
            return;
        }
        var page = List.copyOf(rows.subList(from, Math.min(rows.size(), from + PAGE)));
        var keys = page.stream().filter(row -> !row.isRead()).map(KeyedRow::key).toList();
        if (keys.isEmpty()) {
            return;
        }
        paging = true;
        var shown = List.copyOf(columns);
        tasks.start(Messages.text("choice.task.list"), context -> desk.rows(layer, shown, keys, context.cancellation()))
                .onSuccess(found -> fill(page, found))
                .onFailure(problem::set)
                .onFinished(() -> {
                    paging = false;
                    if (wantedPage >= 0) {
                        readPage();
                    }
                });
    }

    private void fill(List<KeyedRow> page, Map<String, List<@Nullable String>> found) {
        page.forEach(row -> row.read(found.getOrDefault(row.key(), List.of())));
        revision.set(revision.get() + 1);
    }

    /** A row was clicked, or gone to with the keyboard. */
    void click(int index, boolean range, boolean toggle) {
        if (index < 0 || index >= rows.size()) {
            return;
        }
        if (range) {
            int from = Math.clamp(anchor, 0, rows.size() - 1);
            choose(
                    rows.subList(Math.min(from, index), Math.max(from, index) + 1).stream()
                            .map(KeyedRow::key)
                            .toList(),
                    toggle ? ChoiceWay.ADD : ChoiceWay.REPLACE);
            return;
        }
        anchor = index;
        var key = rows.get(index).key();
        if (toggle) {
            choose(List.of(key), choice.keys().contains(key) ? ChoiceWay.REMOVE : ChoiceWay.ADD);
        } else if (which.get() != Which.CHOSEN) {
            choose(List.of(key), ChoiceWay.REPLACE);
        }
    }

    /** Chooses every row that is listed. */
    void chooseAll() {
        choose(rows.stream().map(KeyedRow::key).toList(), ChoiceWay.REPLACE);
    }

    private void choose(List<String> keys, ChoiceWay way) {
        ours = true;
        choice.choose(keys, way);
        ours = false;
    }
}
