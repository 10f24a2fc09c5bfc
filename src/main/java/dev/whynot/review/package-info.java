/** Reasons that nobody is sure of, what people decide about them, and deciding records anew by it. */
package dev.whynot.review;
