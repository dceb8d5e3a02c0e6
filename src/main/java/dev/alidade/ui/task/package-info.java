/** Work off the user interface thread: one virtual thread a job, progress, and cancelling as a request. */
@NullMarked
package dev.alidade.ui.task;

import org.jspecify.annotations.NullMarked;
