package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The records at one moment.
 *
 * @param stamp of the ledger
 * @param orgs that records are from
 * @param columns names, by their index
 * @param sql how the ledger writes their texts
 * @param texts by the index of the column
 * @param blocks null where one was emptied
 * @param filling the block that is being filled
 * @param rowsInFilling how many rows of it there are; the others are full
 * @param live how many records there are
 * @param oddAmounts by the number of the record
 * @param firstDay the earliest day of any record, in days since 1970
 * @param lastDay the latest
 */
record Snapshot(
        String stamp,
        Set<String> orgs,
        List<String> columns,
        List<String> sql,
        List<Dictionary.Texts> texts,
        Block[] blocks,
        int filling,
        int rowsInFilling,
        int live,
        Map<Long, BigDecimal> oddAmounts,
        int firstDay,
        int lastDay) {

    int rows(int block) {
        return block == filling ? rowsInFilling : Block.ROWS;
    }
}
