package io.tidings.delivery;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Goes between the product and every AWS service, on the real clients: each call has a moment before anything happened and
 * one after everything did, and at the n-th such moment something happens: the worker is killed, the call fails, or
 * somebody else comes in between.
 */
final class Mischief implements ExecutionInterceptor {
    /** The process is gone: no code of ours catches this, as none runs after a kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private int momentsLeft = -1;
    private Runnable trick = () -> {};

    void at(int moment, Runnable what) {
        momentsLeft = moment;
        trick = what;
    }

    void killAt(int moment) {
        at(moment, () -> {
            throw new Killed();
        });
    }

    void failAt(int moment) {
        at(moment, () -> {
            throw SdkClientException.create("DynamoDB, SQS or SES is not well");
        });
    }

    void none() {
        momentsLeft = -1;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        moment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        moment();
    }

    /** Somebody waits, which has a moment before and one after, too. */
    void wait(Runnable sleep) {
        moment();
        sleep.run();
        moment();
    }

    private void moment() {
        if (momentsLeft >= 0 && momentsLeft-- == 0) {
            trick.run();
        }
    }
}
