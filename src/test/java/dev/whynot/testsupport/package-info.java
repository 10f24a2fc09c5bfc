/** What tests share: a real PostgreSQL, and the real data sets where they are at hand. */
package dev.whynot.testsupport;
