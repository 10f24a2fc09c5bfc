/** The REST API: routes, sessions, limits and errors around queries, describes and bulk jobs. */
package dev.whynot.simulator.rest;
