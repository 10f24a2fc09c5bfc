package dev.whynot.sample;

import java.time.LocalDate;

/** An opportunity before anyone knows how it ends: all that its end may depend on. */
record Deal(Company account, String product, boolean existingCustomer, String source, Rep owner, LocalDate close) {}
