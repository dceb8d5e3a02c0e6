package dev.alidade.corridor.ui;

import dev.alidade.corridor.ChoiceDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.feature.KeyedRows.Column;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.SldReader;
import dev.alidade.corridor.style.SldWriter;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What somebody chooses for one layer: which rows are shown, and how they are drawn. What is chosen is seen at once. */
public final class LayerModel {
    private static final int MOST_WORDS = 40;
    private static final int MOST_NUMBERS = 50_000;

    private final MapService service;
    private final ChoiceDesk desk;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ReadOnlyObjectWrapper<@Nullable SpatialLayer> layer = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Column> columns = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper ecql = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> filterProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LayerFilter> checked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> styleProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private @Nullable RunningTask<LayerStyle> styling;
    private @Nullable StyleWish next;
    private int typed;

    LayerModel(MapService service, BackgroundTasks tasks, MapViewModel map) {
        this.service = service;
        this.desk = service.choices();
        this.tasks = tasks;
        this.map = map;
    }

    /** The layer that is worked on; null while none is. */
    public ReadOnlyObjectProperty<@Nullable SpatialLayer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    /** Its columns; empty while they are not known. */
    ObservableList<Column> columns() {
        return columns;
    }

    /** The filter as ECQL; empty for none, or where SQL says what ECQL cannot. */
    ReadOnlyStringProperty ecqlProperty() {
        return ecql.getReadOnlyProperty();
    }

    /** The filter as SQL; empty for none. */
    ReadOnlyStringProperty sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /** What is wrong with what is typed; null for nothing. */
    public ReadOnlyObjectProperty<@Nullable Problem> filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /** The filter that is typed, once the server took it; null before, and for none. */
    public ReadOnlyObjectProperty<@Nullable LayerFilter> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /** Why there is no such style; null when there is. */
    ReadOnlyObjectProperty<@Nullable Problem> styleProblemProperty() {
        return styleProblem.getReadOnlyProperty();
    }

    /** What was done last, e.g. where the style was kept; empty for nothing. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Opens a layer. */
    public void open(SpatialLayer chosen) {
        layer.set(chosen);
        said.set("");
        styleProblem.set(null);
        columns.clear();
        var filter = chosen.view().filter();
        show(filter);
        checked.set(filter);
        tasks.start(Messages.text("choice.task.list"), context -> desk.columns(chosen, context.cancellation()))
                .onSuccess(found -> {
                    if (isOpen(chosen)) {
                        columns.setAll(found);
                    }
                })
                .onFailure(styleProblem::set);
    }

    /** Closes it. */
    public void close() {
        layer.set(null);
    }

    private boolean isOpen(SpatialLayer one) {
        var now = layer.get();
        return now != null && now.id().equals(one.id());
    }

    /** Somebody typed ECQL. */
    public void typeEcql(String text) {
        type(text, of -> LayerFilter.ofEcql(text, of));
    }

    /** Somebody typed SQL. */
    public void typeSql(String text) {
        type(text, _ -> LayerFilter.ofSql(text));
    }

    private void type(String text, Function<SpatialLayer, LayerFilter> reading) {
        int number = ++typed;
        var of = layer.get();
        checked.set(null);
        if (of == null) {
            return;
        }
        if (text.isBlank()) {
            filterProblem.set(null);
            show(null);
            return;
        }
        tasks.start(Messages.text("layers.task.check"), context -> {
                    var filter = reading.apply(of);
                    try {
                        desk.check(of, filter, context.cancellation());
                    } catch (AppException e) {
                        var at = SqlProblems.position(e);
                        throw at.isPresent() ? new AppException(placed(e.problem(), filter, of, at.getAsInt()), e) : e;
                    }
                    return filter;
                })
                .onSuccess(filter -> {
                    if (number == typed) {
                        filterProblem.set(null);
                        show(filter);
                        checked.set(filter);
                    }
                })
                .onFailure(problem -> {
                    if (number == typed) {
                        filterProblem.set(problem);
                    }
                });
    }

    /** Says at which character of the condition the server stumbled. */
    private Problem placed(Problem problem, LayerFilter filter, SpatialLayer of, int position) {
        int at = position - desk.conditionBegins(of);
        return at < 1 || at > filter.sql().length()
                ? problem
                : Problem.of(
                        problem.kind(),
                        problem.code(),
                        Messages.text("layers.filter.at", problem.message(), at),
                        problem.nextStep());
    }

    private void show(@Nullable LayerFilter filter) {
        ecql.set(filter == null ? "" : filter.ecql());
        sql.set(filter == null ? "" : filter.sql());
        if (filter == null) {
            filterProblem.set(null);
        }
    }

    /** Shows only the rows that meet what is typed; all of them when nothing is. */
    public void applyFilter() {
        var filter = checked.get();
        if (filter != null || (ecql.get().isEmpty() && sql.get().isEmpty() && filterProblem.get() == null)) {
            change(view -> view.with(filter));
        }
    }

    /** Shows all rows. */
    public void clearFilter() {
        typed++;
        show(null);
        checked.set(null);
        change(view -> view.with((LayerFilter) null));
    }

    private void change(UnaryOperator<LayerView> how) {
        var of = layer.get();
        if (of != null) {
            var changed = of.with(how.apply(of.view()));
            layer.set(changed);
            map.replace(changed);
        }
    }

    /** Draws the density of its features instead of themselves. */
    public void warm(HeatMap heat) {
        next = null;
        said.set("");
        styleProblem.set(null);
        change(view -> view.with(heat));
    }

    /** Draws the layer another way; of several wishes in a row only the last is looked at. */
    public void wish(StyleWish wish) {
        next = wish;
        said.set("");
        if (styling == null) {
            style();
        }
    }

    private void style() {
        var wish = next;
        var of = layer.get();
        next = null;
        if (wish == null || of == null) {
            return;
        }
        if (wish.kind() == StyleWish.Kind.USUAL) {
            styleProblem.set(null);
            change(view -> view.with((LayerStyle) null).with((HeatMap) null));
            return;
        }
        styling = tasks.start(Messages.text("layers.task.style"), context -> {
                    var column = wish.column();
                    return switch (wish.kind()) {
                        case USUAL, SINGLE, HEAT -> wish.single(of);
                        case CATEGORISED ->
                            wish.categorised(of, desk.words(of, column, MOST_WORDS, context.cancellation()));
                        case GRADUATED ->
                            wish.graduated(of, desk.numbers(of, column, MOST_NUMBERS, context.cancellation()));
                    };
                })
                .onSuccess(style -> {
                    if (isOpen(of)) {
                        styleProblem.set(null);
                        change(view -> view.with(style).with((HeatMap) null));
                    }
                })
                .onFailure(styleProblem::set)
                .onFinished(() -> {
                    styling = null;
                    if (next != null) {
                        style();
                    }
                });
    }

    /** Keeps the style for this database. */
    public void keep() {
        var of = layer.get();
        if (of != null) {
            run("layers.style.kept", () -> {
                service.keepStyle(of);
                return true;
            });
        }
    }

    /** Writes the style as SLD. */
    void export(Path file) {
        var of = layer.get();
        var style = of == null ? null : of.view().style();
        if (style != null) {
            run("layers.style.exported", () -> {
                Files.writeString(file, SldWriter.write(style));
                return true;
            });
        }
    }

    /** Reads a style from an SLD file. */
    void load(Path file) {
        tasks.start(Messages.text("layers.task.style"), _ -> SldReader.read(Files.readString(file)))
                .onSuccess(style -> {
                    styleProblem.set(null);
                    change(view -> view.with(style).with((HeatMap) null));
                })
                .onFailure(styleProblem::set);
    }

    private interface Step {
        boolean go() throws Exception;
    }

    private void run(String done, Step step) {
        tasks.start(Messages.text("layers.task.style"), _ -> step.go())
                .onSuccess(_ -> said.set(Messages.text(done)))
                .onFailure(styleProblem::set);
    }
}
