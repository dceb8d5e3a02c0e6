package dev.alidade.migration;

import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.proof.Proofs;

/**
 * What is kept beside the histories of other tools.
 *
 * @param ledgers what was begun and how it ended
 * @param proofs what was found out about the ways back
 * @param programs which programs the user trusts, and what runs them
 */
record Kept(Ledgers ledgers, Proofs proofs, Programs programs) {}
