package dev.whynot.mapping;

import jakarta.enterprise.inject.Vetoed;

/** Mappings that never changed, without a database. */
@Vetoed
public final class FirstRevision extends Revisions {

    public FirstRevision() {
        super(null, null);
    }

    @Override
    public int revision(Mapping mapping) {
        return 0;
    }
}
