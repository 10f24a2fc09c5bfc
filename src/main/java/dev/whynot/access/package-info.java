/** Who may do what: tokens and people, their scopes, how much they may ask, and the trail of what they did. */
package dev.whynot.access;
