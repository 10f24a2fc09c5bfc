/** Sign-in without a person: client credentials and JWT bearer, and the sessions that come of them. */
package dev.whynot.simulator.oauth;
