package io.tidings.infra;

import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.ReadFiles;
import io.tidings.edition.Editions;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.Subscribers;
import io.tidings.topic.Confirmations;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.Construct;

/** The seven tables, each as its store asks for it. */
record Tables(
        CfnTable articles,
        CfnTable intake,
        CfnTable subscribers,
        CfnTable editions,
        CfnTable ledger,
        CfnTable stats,
        CfnTable grouping) {

    static Tables in(Construct scope) {
        return new Tables(
                new TableShape(Articles.table("articles")).in(scope, "Articles"),
                new TableShape(IntakeLog.table("intake")).in(scope, "Intake"),
                new TableShape(Subscribers.table("subscribers"))
                        .removedAfter(Subscribers.TIME_TO_LIVE)
                        .in(scope, "Subscribers"),
                new TableShape(Editions.table("editions")).in(scope, "Editions"),
                new TableShape(Ledger.table("ledger"))
                        .removedAfter(ReadFiles.TIME_TO_LIVE)
                        .in(scope, "Ledger"),
                new TableShape(Rollups.table("stats")).in(scope, "Stats"),
                new TableShape(Confirmations.table("grouping")).in(scope, "Grouping"));
    }
}
