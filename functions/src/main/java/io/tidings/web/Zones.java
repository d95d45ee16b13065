package io.tidings.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Time zones to complete what is typed. A class of its own, so that only the page that asks for one lists them all. */
final class Zones {

    private static final Predicate<String> OF_A_PLACE = Pattern.compile(
                    "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")
            .asMatchPredicate();

    /** Those named after places, as a template lists them. */
    static final List<Map<String, Object>> NAMED = ZoneId.getAvailableZoneIds().stream()
            .filter(OF_A_PLACE)
            .sorted()
            .map(zone -> Map.<String, Object>of("zone", zone))
            .toList();

    private Zones() {}
}
