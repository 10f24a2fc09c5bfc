/** What docs/api-for-dashboards.md promises: its examples run, and its views say what the API says. */
package dev.whynot.dashboards;
