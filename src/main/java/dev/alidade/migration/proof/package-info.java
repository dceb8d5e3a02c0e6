/** What the trial of ways back means to migrations: kept with a version, shown in the status, used by rollback. */
@NullMarked
package dev.alidade.migration.proof;

import org.jspecify.annotations.NullMarked;
