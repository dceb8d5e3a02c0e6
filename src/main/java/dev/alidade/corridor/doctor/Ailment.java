package dev.alidade.corridor.doctor;

import java.util.List;

/**
 * One thing that is wrong with how a layer is stored or read.
 *
 * @param key the same in every examination for the same ailment
 * @param title its kind in a few words
 * @param detail what is wrong where, in a sentence
 * @param why what harm it does
 * @param advice what to do
 * @param evidence what that rests on, such as the plan's lines
 * @param cures empty when only a person can tell, several when a person must choose
 */
public record Ailment(
        String key, String title, String detail, String why, String advice, List<String> evidence, List<Cure> cures) {
    public Ailment {
        evidence = List.copyOf(evidence);
        cures = List.copyOf(cures);
    }
}
