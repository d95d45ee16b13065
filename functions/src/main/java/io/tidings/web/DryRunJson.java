package io.tidings.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.delivery.DryRun;
import io.tidings.delivery.Exclusion;
import io.tidings.delivery.PriceSheet;

/** What a dry run foresees, as the API and the report of a run on this machine say it. */
public final class DryRunJson {

    private DryRunJson() {}

    public static void put(ObjectNode to, DryRun run) {
        to.put("recipients", run.recipients());
        ObjectNode excluded = to.putObject("excluded");
        for (Exclusion why : Exclusion.values()) {
            excluded.put(why.name(), run.excluded().getOrDefault(why, 0L));
        }
        to.putObject("mail").put("htmlBytes", run.htmlBytes()).put("textBytes", run.textBytes());
        to.put("sesCalls", run.calls())
                .put("sesDollars", run.dollars())
                .put("pricesOf", PriceSheet.LATEST.listed().toString());
    }
}
