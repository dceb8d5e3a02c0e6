package dev.alidade.browser.object;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a database holds besides relations. Thread-safe; blocks, so not for the UI thread. */
public final class ObjectReader {
    private static final String DEFINITION = "definition";

    private final Database database;

    public ObjectReader(Database database) {
        this.database = database;
    }

    /** Sequences, functions and types of a schema by group and name: one query. Needs no privilege. */
    public List<SchemaObject> ofSchema(String schema, Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(
                        ObjectQuery.OBJECTS_OF_SCHEMA,
                        Parameters.of("schema_name", schema),
                        row -> object(schema, row)));
    }

    /** Extensions, publications and roles by group and name: one query. Needs no privilege. */
    public List<SchemaObject> ofDatabase(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(ObjectQuery.OBJECTS_OF_DATABASE, Parameters.none(), row -> object(null, row)));
    }

    /**
     * What is known of one object. Needs no privilege; what the role may not see is left out.
     *
     * @throws AppException of kind STATEMENT when it is gone
     */
    public ObjectFacts facts(SchemaObject object, Cancellation cancellation) {
        var facts = new ArrayList<ObjectFacts.Fact>();
        var definition = new ArrayList<String>();
        database.read(
                cancellation,
                session -> session.list(ObjectQuery.page(object.group()), Parameters.of("oid", object.oid()), row -> {
                    var name = row.text("fact");
                    var value = row.textOrNull("value");
                    if (value == null || value.isEmpty()) {
                        return false;
                    }
                    return name.equals(DEFINITION)
                            ? definition.add(value)
                            : facts.add(new ObjectFacts.Fact(name, value));
                }));
        if (facts.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.STATEMENT,
                    "browser.missing",
                    Messages.text("browser.missing", object.label()),
                    Messages.text("browser.missing.next")));
        }
        return new ObjectFacts(facts, String.join("\n", definition));
    }

    private static SchemaObject object(@Nullable String schema, Row row) {
        return new SchemaObject(
                ObjectGroup.valueOf(row.text("object_group")),
                row.bigint("oid"),
                schema,
                row.text("object_name"),
                row.text("detail"),
                row.textOrNull("extension_name"));
    }
}
