package dev.alidade.migration.python;

/** Hears what a program writes, line by line, on threads of its own; must not wait. Secrets are already taken out. */
@FunctionalInterface
public interface PythonListener {
    /**
     * One line.
     *
     * @param error whether it came from standard error
     */
    void line(boolean error, String text);
}
