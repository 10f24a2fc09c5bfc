package dev.whynot.simulator.http;

import java.time.Duration;

/**
 * How an answer reaches the client.
 *
 * @param delay before the first byte
 * @param pieceSize bytes sent at a time, 0 where all go at once
 * @param pieceEvery how long it takes from piece to piece
 * @param cutAfter bytes of the body after which the connection is reset; 0 also leaves out the headers, -1 never
 * @param truncateAt bytes of the body after which the rest is left out as if that were all; -1 nowhere
 */
public record Delivery(Duration delay, int pieceSize, Duration pieceEvery, int cutAfter, int truncateAt) {

    public static final Delivery PLAIN = new Delivery(Duration.ZERO, 0, Duration.ZERO, -1, -1);

    public Delivery withDelay(Duration duration) {
        return new Delivery(delay.plus(duration), pieceSize, pieceEvery, cutAfter, truncateAt);
    }

    public Delivery inPieces(int bytes, Duration every) {
        return new Delivery(delay, bytes, every, cutAfter, truncateAt);
    }

    public Delivery cutAfter(int bytes) {
        return new Delivery(delay, pieceSize, pieceEvery, bytes, truncateAt);
    }

    public Delivery truncatedAt(int bytes) {
        return new Delivery(delay, pieceSize, pieceEvery, cutAfter, bytes);
    }
}
