/** Hostile input for all readers: what is made up by mutating real input (jqwik) and by what reaches new code (Jazzer). */
package dev.whynot.fuzz;
