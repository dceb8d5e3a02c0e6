/** Whether the lists of keys that corridors record are what really lies within their true metres, and the way to mend them. */
@NullMarked
package dev.alidade.corridor.audit;

import org.jspecify.annotations.NullMarked;
