/** The files that say which column or field of a source is which of ours, and which values mean what. */
package dev.whynot.mapping;
