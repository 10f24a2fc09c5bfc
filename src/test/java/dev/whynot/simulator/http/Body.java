package dev.whynot.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** What follows the headers of an answer. */
public sealed interface Body {

    record Bytes(byte[] bytes) implements Body {}

    /** Made while it is sent; its length is not known before. */
    record Streamed(Writing writing) implements Body {}

    /** Writes a body. */
    interface Writing {

        void to(OutputStream out) throws IOException;
    }
}
