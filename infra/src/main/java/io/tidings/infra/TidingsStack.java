package io.tidings.infra;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * All of Tidings in one account and region.
 *
 * <pre>
 *   drop ──► bucket articles/ ──► Ingest ─┐
 *   clock ───────────────────────► Tick ──┼──► tables          subscribers ──► HTTP API ──► Site
 *                                    │    │         editors ──► People ──►           └─────► Console
 *                                    ▼    │
 *                           queue pages ──► Send ──► SES ──► Firehose ──► bucket events/ ──► Feedback
 * </pre>
 */
public final class TidingsStack extends Stack {

    public TidingsStack(Construct scope, String id, StackProps props, Path zip) {
        super(scope, id, props);
        Parameters parameters = new Parameters(this);
        Storage storage = new Storage(this);
        Tables tables = Tables.in(this);
        Queues queues = new Queues(this);
        Mail mail = new Mail(this, parameters.mailDomain());
        MailEvents events = new MailEvents(this, storage, mail);
        Http http = new Http(this);
        String baseUrl = baseUrl(parameters, http);
        People people = new People(this, baseUrl);
        Keys keys = new Keys(this, parameters.sessionKeyVersion());
        Map<String, String> environment =
                Environment.of(parameters, storage, tables, queues, mail, keys, people, baseUrl);
        Functions functions = new Functions(this, zip, storage, environment);
        new Rights(functions, tables, queues, mail).grant();
        http.route(functions.site(), functions.console());
        Triggers triggers = new Triggers(this, storage);
        triggers.files(functions.ingest(), functions.feedback(), queues);
        Triggers.pages(functions.send(), queues, parameters);
        triggers.clock(functions.tick());
        triggers.training(functions.train());
        new SourceTableRight(this, parameters.sourceTable(), functions.tick());
        Alarms alarms = new Alarms(this, parameters.alarmAddress());
        watch(alarms, functions, queues, events);
        output("SiteUrl", "Where subscribers go", baseUrl);
        output("ConsoleUrl", "Where editors and marketing go", baseUrl + "/console");
        output("BucketName", "Articles are dropped under articles/<source>/", storage.name());
        output("LedgerTable", "What became of each recipient", tables.ledger().getRef());
        output("SubscribersTable", "Who gets what", tables.subscribers().getRef());
        output(
                "AlarmTopicArn",
                "Subscribe to it to hear of trouble",
                alarms.topic().getTopicArn());
    }

    private String baseUrl(Parameters parameters, Http http) {
        CfnCondition own = CfnCondition.Builder.create(this, "BaseUrlGiven")
                .expression(Fn.conditionNot(Fn.conditionEquals(parameters.baseUrl(), "")))
                .build();
        return Fn.conditionIf(own.getLogicalId(), parameters.baseUrl(), http.url())
                .toString();
    }

    private static void watch(Alarms alarms, Functions functions, Queues queues, MailEvents events) {
        alarms.onDepth(queues.deadPages());
        alarms.onDepth(queues.deadEvents());
        functions.all().forEach(alarms::onErrors);
        alarms.onSilence(functions.tick());
        alarms.onLateEvents(events);
        alarms.onAttention(functions.tick(), functions.send());
        alarms.onReputation();
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }
}
