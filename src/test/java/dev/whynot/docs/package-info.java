/** What the documents tell readers to type is run as it stands there. */
package dev.whynot.docs;
