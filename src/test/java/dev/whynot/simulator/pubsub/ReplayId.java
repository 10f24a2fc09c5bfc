package dev.whynot.simulator.pubsub;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import com.google.protobuf.ByteString;

/** Positions in the event log as clients see them: eight bytes of number and two zeros. */
final class ReplayId {

    private static final int LENGTH = 10;

    private ReplayId() {}

    static ByteString of(long position) {
        return ByteString.copyFrom(ByteBuffer.allocate(LENGTH)
                .putLong(position)
                .putShort((short) 0)
                .flip());
    }

    /** Empty where it is none; without the zeros it is one. */
    static OptionalLong position(ByteString replayId) {
        int size = replayId.size();
        if (size != Long.BYTES && size != LENGTH) {
            return OptionalLong.empty();
        }
        ByteBuffer bytes = replayId.asReadOnlyByteBuffer();
        long position = bytes.getLong();
        return bytes.hasRemaining() && bytes.getShort() != 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
