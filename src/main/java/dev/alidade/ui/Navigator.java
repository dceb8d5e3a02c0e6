package dev.alidade.ui;

/** How screens meet: by name, not by reference. */
@FunctionalInterface
public interface Navigator {
    /** Brings the screen with that id to the front; an unknown id is ignored. */
    void open(String screenId);
}
