package dev.whynot.sample;

/**
 * Why a record is lost, as the rep sees it; the two need not agree.
 *
 * @param picked the canonical reason behind the value picked from the list
 * @param written the group of notes behind the free text
 */
record LossReason(String picked, String written) {

    static LossReason same(String reason) {
        return new LossReason(reason, reason);
    }
}
