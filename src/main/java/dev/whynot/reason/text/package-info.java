/** Tells by a statistical model which reason a free text most likely means. */
package dev.whynot.reason.text;
