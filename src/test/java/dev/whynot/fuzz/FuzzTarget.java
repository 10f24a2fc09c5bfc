package dev.whynot.fuzz;

import java.util.List;

/** A reader that has to do with whatever bytes come. It stands beside its reader, whose package it shares. */
public interface FuzzTarget {

    /** How it is called in {@code make fuzz}. */
    String name();

    /** Real input, of which all can be read. */
    List<byte[]> seeds();

    /**
     * Reads an input. Bad input may end in nothing but the exception that the reader documents, which is caught here.
     *
     * @return how many records or the like could be read
     */
    int take(byte[] input) throws Exception;
}
