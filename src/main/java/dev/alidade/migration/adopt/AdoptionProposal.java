package dev.alidade.migration.adopt;

import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;

/**
 * Up to where a database already holds what a folder creates.
 *
 * @param status folder and histories as they were read
 * @param findings one for each migration that has no history yet, in order
 * @param upTo the last migration of the longest beginning that is all there; 0 when not even the first one is
 * @param sentence the proposal in words
 */
public record AdoptionProposal(
        MigrationStatus status, List<AdoptionFinding> findings, ScriptVersion upTo, String sentence) {
    public AdoptionProposal {
        findings = List.copyOf(findings);
    }
}
