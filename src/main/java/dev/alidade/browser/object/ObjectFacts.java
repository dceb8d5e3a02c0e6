package dev.alidade.browser.object;

import java.util.List;

/**
 * What the page of an object says.
 *
 * @param facts name and value, in the order to read them; the names are keys of texts
 * @param definition statements that make it; empty where the server prints none
 */
public record ObjectFacts(List<Fact> facts, String definition) {
    public ObjectFacts {
        facts = List.copyOf(facts);
    }

    /** One property. */
    public record Fact(String name, String value) {}
}
