package dev.alidade.app;

/** The entry point of both faces. */
public final class Launcher {
    private Launcher() {}

    static void main(String[] args) {
        System.out.println(args.length);
    }
}
