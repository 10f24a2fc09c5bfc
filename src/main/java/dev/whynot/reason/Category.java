package dev.whynot.reason;

import java.util.List;

/** A group of reasons, with its labels in English and German, in the taxonomy's order. */
public record Category(String code, String en, String de, List<Reason> reasons) {}
