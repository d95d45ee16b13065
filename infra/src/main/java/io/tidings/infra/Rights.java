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
        site(functions.allow(functions.site()));
        console(functions.allow(functions.console()));
    }

    private void ingest(Permissions may) {
        may.under(Storage.ARTICLES, "GetObject")
                .under(Storage.REJECTED, "PutObject")
                .on(tables.articles(), "GetItem", "PutItem", "UpdateItem")
                .on(tables.intake(), "GetItem", "PutItem", "UpdateItem");
    }

    private void feedback(Permissions may) {
        may.under(Storage.EVENTS, "GetObject")
                .on(tables.editions(), "GetItem")
                .on(tables.ledger(), "GetItem", "UpdateItem", "Query")
                .on(tables.subscribers(), "GetItem", "PutItem", "UpdateItem", "Query");
    }

    private void send(Permissions may) {
        may.under(Storage.EDITIONS, "GetObject")
                .on(tables.editions(), "GetItem", "UpdateItem")
                .on(tables.ledger(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.subscribers(), "GetItem", "BatchGetItem", "Query")
                .sendTo(queues.pages())
                .sendMail(mail)
                .readSendingQuota();
    }

    private void tick(Permissions may) {
        may.list(Storage.ARTICLES, Storage.NEWSLETTERS)
                .under(Storage.ARTICLES, "GetObject")
                .under(Storage.REJECTED, "PutObject")
                .under(Storage.NEWSLETTERS, "GetObject")
                .under(Storage.EDITIONS, "GetObject", "PutObject")
                .on(tables.articles(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.intake(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.subscribers(), "GetItem", "Query")
                .on(tables.editions(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.ledger(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.stats(), "GetItem", "PutItem", "UpdateItem", "Query")
                .sendTo(queues.pages())
                .readSendingQuota();
    }

    private void site(Permissions may) {
        may.list(Storage.NEWSLETTERS)
                .under(Storage.NEWSLETTERS, "GetObject")
                .under(Storage.EDITIONS, "GetObject")
                .on(tables.editions(), "GetItem", "Query")
                .on(tables.ledger(), "UpdateItem")
                .on(tables.subscribers(), "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")
                .sendMail(mail);
    }

    private void console(Permissions may) {
        may.list(Storage.NEWSLETTERS)
                .under(Storage.NEWSLETTERS, "GetObject", "PutObject")
                .under(Storage.EDITIONS, "GetObject", "PutObject")
                .on(tables.articles(), "GetItem", "Query")
                .on(tables.intake(), "GetItem", "Query")
                .on(tables.editions(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.ledger(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.stats(), "GetItem", "PutItem", "UpdateItem", "Query")
                .on(tables.subscribers(), "GetItem", "PutItem", "UpdateItem", "Query")
                .sendTo(queues.pages())
                .sendMail(mail)
                .readSendingQuota();
    }
}
