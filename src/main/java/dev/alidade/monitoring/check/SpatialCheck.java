package dev.alidade.monitoring.check;

/** Columns and functions of PostGIS. */
public enum SpatialCheck implements CatalogCheck {
    GEOMETRY_WITHOUT_INDEX(Rule.warning(Category.SPATIAL)
            .needs(Need.extension("postgis"))
            .threshold("minimum_rows", 1000)
            .fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    GEOMETRY_WITHOUT_SRID(Rule.warning(Category.SPATIAL)
            .needs(Need.extension("postgis"))
            .fixes(WrittenFix.rewritingChoices("carried", "unmarked"))),
    MIXED_SRIDS(Rule.error(Category.SPATIAL).needs(Need.extension("postgis")).reading()),
    INVALID_GEOMETRIES(Rule.warning(Category.SPATIAL)
            .needs(Need.extension("postgis"))
            .reading()
            .fixes(WrittenFix.under(Lock.NONE))),
    AXES_SWAPPED(Rule.error(Category.SPATIAL).needs(Need.extension("postgis")).reading()),
    BUFFER_IN_DEGREES(Rule.warning(Category.SPATIAL).needs(Need.extension("postgis")));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    SpatialCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
