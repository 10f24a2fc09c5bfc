/** The taxonomy of reasons; turns a raw reason into a canonical one and says how sure it is. */
package dev.whynot.reason;
