/** Why layers are slow or lie in the wrong place: what PostgreSQL plans, what checks find, and what would mend it. */
@NullMarked
package dev.alidade.corridor.doctor;

import org.jspecify.annotations.NullMarked;
