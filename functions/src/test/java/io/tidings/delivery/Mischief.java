package io.tidings.delivery;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Goes between the product and every AWS service, on the real clients: each call has a moment before anything happened and
 * one after everything did, and at the n-th such moment the worker is killed, or the call fails.
 */
final class Mischief implements ExecutionInterceptor {
    /** The process is gone: no code of ours catches this, as none runs after a kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    enum Kind {
        KILL,
        FAIL
    }

    private int momentsLeft = -1;
    private Kind kind = Kind.KILL;

    synchronized void at(int moment, Kind what) {
        momentsLeft = moment;
        kind = what;
    }

    synchronized void none() {
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

    private synchronized void moment() {
        if (momentsLeft >= 0 && momentsLeft-- == 0) {
            switch (kind) {
                case KILL -> throw new Killed();
                case FAIL -> throw SdkClientException.create("DynamoDB, SQS or SES is not well");
            }
        }
    }
}
