/**
 * Measures how fast the packaged service imports a large export and how much memory that takes, next to a bare COPY of the
 * same file into the same PostgreSQL. Run by {@code make bench}.
 */
package dev.whynot.bench;
