package dev.alidade.browser.relation;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Ddl;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads what there is to know of a relation, each page when it is asked for. Thread-safe; blocks. */
public final class RelationPages {
    private final Database database;
    private final AtomicReference<@Nullable CatalogSnapshot> known = new AtomicReference<>();

    public RelationPages(Database database) {
        this.database = database;
    }

    /**
     * One page. Needs no privilege on the relation; what only some may see is empty for others.
     *
     * @throws AppException what the server says; an unknown relation has empty pages
     */
    public List<PageRow> read(RelationName relation, RelationPage page, Cancellation cancellation) {
        var parameters = Parameters.of("schema_name", relation.schema()).and("relation_name", relation.name());
        return database.read(cancellation, session -> session.list(page.query(), parameters, row -> line(page, row)));
    }

    /**
     * The exact statements that make the relation with all that belongs to it, owner, grants and comments included. The
     * first call reads the whole catalog (seconds for 10,000 tables), later ones what changed since.
     *
     * @throws AppException of kind STATEMENT when there is no such relation
     */
    public String definition(RelationName relation, RelationKind kind, Cancellation cancellation) {
        var id = new ObjectId(
                switch (kind) {
                    case TABLE, PARTITIONED_TABLE -> ObjectKind.TABLE;
                    case VIEW -> ObjectKind.VIEW;
                    case MATERIALIZED_VIEW -> ObjectKind.MATERIALIZED_VIEW;
                    case FOREIGN_TABLE -> ObjectKind.FOREIGN_TABLE;
                },
                relation.schema(),
                null,
                relation.name());
        var snapshot = snapshot(cancellation);
        if (!snapshot.contains(id)) {
            throw new AppException(Problem.of(
                    ProblemKind.STATEMENT,
                    "browser.noDefinition",
                    Messages.text("browser.noDefinition", relation.label()),
                    Messages.text("browser.noDefinition.next")));
        }
        return PlainNames.of(String.join(";\n\n", Ddl.of(snapshot, id)) + ";\n");
    }

    private CatalogSnapshot snapshot(Cancellation cancellation) {
        var reader = new CatalogReader();
        var previous = known.get();
        var read = database.read(cancellation, session -> {
            session.execute("set local statement_timeout = 0");
            return previous == null ? reader.read(session) : reader.read(session, previous);
        });
        known.set(read);
        return read;
    }

    private static PageRow line(RelationPage page, Row row) {
        var values = new ArrayList<@Nullable Object>();
        for (var field : page.fields()) {
            values.add(
                    switch (field.kind()) {
                        case TEXT, CODE -> row.textOrNull(field.name());
                        case FLAG -> row.bool(field.name());
                        case COUNT, BYTES -> row.bigintOrNull(field.name());
                    });
        }
        var target = page.hasTarget() ? row.textOrNull("target_relation") : null;
        return new PageRow(
                values,
                target == null ? null : new RelationName(row.text("target_schema"), target),
                page.hasSource() ? row.textOrNull("source") : null);
    }
}
