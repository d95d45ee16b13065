package io.tidings.infra;

/**
 * Who may do what. One method a function; each line is a table, a prefix or a queue with the calls that the function's
 * stores make on it.
 */
final class Rights {

    private final Functions functions;
    private final Tables tables;
    private final Queues queues;
    private final Mail mail;

    Rights(Functions functions, Tables tables, Queues queues, Mail mail) {
        this.functions = functions;
        this.tables = tables;
        this.queues = queues;
        this.mail = mail;
    }

    void grant() {
        ingest(functions.allow(functions.ingest()));
        feedback(functions.allow(functions.feedback()));
        send(functions.allow(functions.send()));
        tick(functions.allow(functions.tick()));
        train(functions.allow(functions.train()));
        site(functions.allow(functions.site()));
        console(functions.allow(functions.console()));
    }

    private void ingest(Permissions may) {
        may.look()
                .under(Storage.ARTICLES, "GetObject")
                .under(Storage.REJECTED, "PutObject", "DeleteObject")
                .on(tables.articles(), "BatchGetItem", "UpdateItem")
                .on(tables.intake(), "GetItem", "UpdateItem");
    }

    private void feedback(Permissions may) {
        may.look()
                .under(Storage.EVENTS, "GetObject")
                .under(Storage.EDITIONS, "GetObject")
                .on(tables.editions(), "GetItem")
                .on(tables.ledger(), "GetItem", "PutItem", "UpdateItem")
                .on(tables.subscribers(), "GetItem", "PutItem")
                .onIndexesOf(tables.subscribers());
    }

    private void send(Permissions may) {
        may.look()
                .under(Storage.EDITIONS, "GetObject")
                .on(tables.editions(), "GetItem", "BatchGetItem", "UpdateItem")
                .on(tables.ledger(), "GetItem", "BatchGetItem", "PutItem", "UpdateItem")
                .on(tables.subscribers(), "BatchGetItem", "Query")
                .sendTo(queues.pages())
                .sendEditions(mail)
                .readSendingQuota();
    }

    /** Its letters are those that could not be sent when they were due. */
    private void tick(Permissions may) {
        may.look()
                .under(Storage.ARTICLES, "GetObject")
                .under(Storage.REJECTED, "PutObject", "DeleteObject")
                .under(Storage.NEWSLETTERS, "GetObject")
                .under(Storage.EDITIONS, "GetObject", "PutObject")
                .under(Storage.MODELS, "GetObject")
                .on(tables.articles(), "BatchGetItem", "UpdateItem")
                .onIndexesOf(tables.articles())
                .on(tables.intake(), "GetItem", "BatchGetItem", "UpdateItem")
                .on(tables.subscribers(), "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")
                .on(tables.editions(), "GetItem", "PutItem", "UpdateItem", "Query", "ConditionCheckItem")
                .on(tables.ledger(), "GetItem", "UpdateItem", "Query")
                .on(tables.stats(), "GetItem", "PutItem", "UpdateItem")
                .on(tables.grouping(), "Query")
                .sendTo(queues.pages())
                .sendLetters(mail)
                .readSendingQuota();
    }

    private void train(Permissions may) {
        may.look()
                .under(Storage.NEWSLETTERS, "GetObject")
                .under(Storage.MODELS, "GetObject", "PutObject")
                .on(tables.articles(), "GetItem")
                .onIndexesOf(tables.articles())
                .on(tables.grouping(), "PutItem", "Query");
    }

    private void site(Permissions may) {
        may.look()
                .under(Storage.NEWSLETTERS, "GetObject")
                .under(Storage.EDITIONS, "GetObject")
                .on(tables.editions(), "GetItem", "Query")
                .on(tables.ledger(), "GetItem", "UpdateItem")
                .on(tables.subscribers(), "GetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")
                .onIndexesOf(tables.subscribers())
                .sendLetters(mail);
    }

    /** The kill switch is an item of the ledger, which is why the console may delete there. Its letters are test mails. */
    private void console(Permissions may) {
        may.look()
                .under(Storage.NEWSLETTERS, "GetObject", "PutObject")
                .under(Storage.EDITIONS, "GetObject", "PutObject")
                .under(Storage.MODELS, "GetObject")
                .on(tables.articles(), "BatchGetItem")
                .onIndexesOf(tables.articles())
                .on(tables.intake(), "GetItem", "BatchGetItem")
                .on(tables.editions(), "GetItem", "PutItem", "UpdateItem", "Query", "ConditionCheckItem")
                .on(tables.ledger(), "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")
                .on(tables.stats(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(
                        tables.subscribers(),
                        "GetItem",
                        "BatchGetItem",
                        "PutItem",
                        "UpdateItem",
                        "DeleteItem",
                        "Query",
                        "ConditionCheckItem")
                .onIndexesOf(tables.subscribers())
                .on(tables.grouping(), "PutItem", "Query")
                .sendTo(queues.pages())
                .sendLetters(mail)
                .readSendingQuota();
    }
}
