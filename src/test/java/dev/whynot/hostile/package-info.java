/** Every call of the OpenAPI document with every parameter as nobody should send it. */
package dev.whynot.hostile;
