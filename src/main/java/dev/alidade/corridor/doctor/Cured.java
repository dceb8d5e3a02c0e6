package dev.alidade.corridor.doctor;

import dev.alidade.database.Cancellation;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a cure.
 *
 * @param isMended whether the ailment is found no more
 * @param undo takes it back and gives whether that was done, exactly or not at all; empty when nothing leads back
 */
public record Cured(boolean isMended, Optional<Function<Cancellation, Boolean>> undo) {}
