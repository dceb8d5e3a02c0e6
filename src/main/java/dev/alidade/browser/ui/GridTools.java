package dev.alidade.browser.ui;

import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.change.row.RowChanges;

/**
 * What the grid needs besides rows to read.
 *
 * @param changes changes rows and takes changes back
 * @param foreignKeys leads from a row to those it refers to
 * @param readOnly whether the connection is for reading only
 * @param production the database's name when it counts as production; else empty
 */
public record GridTools(RowChanges changes, ForeignKeys foreignKeys, boolean readOnly, String production) {}
