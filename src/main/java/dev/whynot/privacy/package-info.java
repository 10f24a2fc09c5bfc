/** What is kept of people, and for how long. */
package dev.whynot.privacy;
