/** Manners that all endpoints share: problem details, strict parameters, paging cursors. */
package dev.whynot.http;
