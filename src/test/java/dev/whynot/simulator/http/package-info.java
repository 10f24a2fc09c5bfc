/** HTTP/1.1 down to the socket, so that answers can be slow, cut or broken at any byte. */
package dev.whynot.simulator.http;
