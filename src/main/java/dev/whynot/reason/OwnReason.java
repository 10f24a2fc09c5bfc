package dev.whynot.reason;

import java.util.List;

/**
 * An org's own reason below a canonical one: to rename it, to split it, or to put several into one.
 *
 * @param code of its own, not that of a canonical reason
 * @param parent canonical code under which it counts
 * @param en label in English
 * @param de label in German
 * @param insteadOf canonical codes that become this one wherever they are decided; empty if only decisions lead to it
 */
public record OwnReason(String code, String parent, String en, String de, List<String> insteadOf) {}
