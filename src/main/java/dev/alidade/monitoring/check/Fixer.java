package dev.alidade.monitoring.check;

import java.util.List;

/** Proposes fixes for a row of a check's answer: none when only a person can tell, several when a person must choose. */
@FunctionalInterface
public interface Fixer {
    /**
     * @param row what the check saw; names in it come from the catalog and are quoted by whoever writes SQL
     */
    List<Fix> fixes(CheckRow row);
}
