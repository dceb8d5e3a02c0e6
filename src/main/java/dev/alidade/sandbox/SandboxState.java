package dev.alidade.sandbox;

/**
 * What a sandbox remembers between two starts.
 *
 * @param port the port it used last; 0 when it never ran
 * @param bin the folder of the programs it used last; empty when it never ran
 */
record SandboxState(int port, String bin) {
    static final SandboxState NEW = new SandboxState(0, "");
}
