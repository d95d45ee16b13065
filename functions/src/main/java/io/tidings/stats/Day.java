package io.tidings.stats;

import java.time.LocalDate;

/** What came in on one day (UTC) by the rollups of that day, so give or take the minutes between two of them. */
public record Day(LocalDate date, long accepted, long delivered, long opened, long clicked) {}
