package dev.alidade.ui.task;

/**
 * Work that runs on its own virtual thread and must not touch the scene graph.
 *
 * @param <T> what it brings back
 */
@FunctionalInterface
public interface Job<T> {
    /** Does the work; any exception becomes the problem that the screen shows. */
    T run(TaskContext context) throws Exception;
}
