/** What Salesforce sends by itself: outbound messages, and records that Apex or a Flow posts as JSON. */
package dev.whynot.salesforce.webhook;
