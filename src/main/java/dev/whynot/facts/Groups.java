package dev.whynot.facts;

import java.util.List;
import java.util.stream.IntStream;

/** Groups of records in no order. There may be many thousands: what a group has beside its counts is made when it is looked at. */
public interface Groups {

    int size();

    long open(int group);

    long won(int group);

    long lost(int group);

    /** Its values in the order of the dimensions. */
    List<String> key(int group);

    /** All of it. */
    Group group(int group);

    /** The counts of all of them together. */
    Counts total();

    /** Groups that are there already. */
    static Groups of(List<Group> all) {
        return new Groups() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public long open(int group) {
                return all.get(group).counts().open();
            }

            @Override
            public long won(int group) {
                return all.get(group).counts().won();
            }

            @Override
            public long lost(int group) {
                return all.get(group).counts().lost();
            }

            @Override
            public List<String> key(int group) {
                return all.get(group).key();
            }

            @Override
            public Group group(int group) {
                return all.get(group);
            }

            @Override
            public Counts total() {
                return Group.total(all);
            }
        };
    }

    /** All of all of them. */
    default List<Group> all() {
        return IntStream.range(0, size()).mapToObj(this::group).toList();
    }
}
