package dev.alidade.monitoring.check;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.SqlQuery;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A check of ours: a constant of an enum, a file {@code sql/check/<id>.sql}, texts {@code check.<id>.…}. */
public interface CatalogCheck extends Check, SqlQuery {
    @Override
    default String feature() {
        return "check";
    }

    @Override
    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    default String source() {
        return SqlQuery.super.source();
    }

    @Override
    default List<CheckRow> ask(Session session, Parameters parameters) {
        return session.list(this, parameters, CheckRow::of);
    }

    @Override
    default String title() {
        return Messages.text("check." + id() + ".title");
    }

    @Override
    default String why() {
        return Messages.text("check." + id() + ".why");
    }

    @Override
    default String advice() {
        return Messages.text("check." + id() + ".advice");
    }

    @Override
    default String detail(String subject, List<Evidence> evidence) {
        var arguments = Stream.concat(Stream.of(subject), evidence.stream().map(Evidence::value));
        return Messages.text("check." + id() + ".detail", arguments.toArray());
    }
}
