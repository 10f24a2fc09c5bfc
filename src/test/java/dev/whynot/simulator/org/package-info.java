/** The org itself: objects, fields, records that change as they do in Salesforce, and made-up records by the million. */
package dev.whynot.simulator.org;
