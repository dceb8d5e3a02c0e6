package dev.alidade.browser;

/**
 * A relation as the filter knows it.
 *
 * @param name schema and name
 * @param kind what it is
 * @param rowSecurity row security enabled
 * @param hidden the system's own or an extension's
 */
public record NamedRelation(RelationName name, RelationKind kind, boolean rowSecurity, boolean hidden) {}
