package dev.alidade.monitoring.check;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.List;

/** One question to a database whose answer is fine, a list of findings, or that it could not be looked at. */
public interface Check {
    /** In lower snake case, as splinter or pg-index-health call it where they know it. */
    String id();

    /** Severity, group, needs, numbers and fix. */
    Rule rule();

    /** The query with its comment, for showing. */
    String source();

    /**
     * Asks. The session is in a READ ONLY transaction.
     *
     * @param parameters see the package
     */
    List<CheckRow> ask(Session session, Parameters parameters);

    /** What it looks for, in a few words. */
    String title();

    /** Why that matters, in a plain sentence. */
    String why();

    /** What to do about it. */
    String advice();

    /**
     * What is wrong with one subject.
     *
     * @param subject as it is shown
     * @param evidence in the order of the columns
     */
    String detail(String subject, List<Evidence> evidence);
}
