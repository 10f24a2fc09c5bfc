/** The PostgreSQL that the service brings along, for those who do not want to set one up. */
package dev.whynot.postgres;
