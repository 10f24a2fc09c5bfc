/** The doors by which changes of a Salesforce org come in, what came, and how long it took to be visible. */
package dev.whynot.salesforce.door;
