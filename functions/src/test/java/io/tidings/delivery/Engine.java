package io.tidings.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What is put to the trial: a worker that does what it can on a page. */
@FunctionalInterface
interface Engine {
    PageOutcome work(PageMessage message, RemainingTime time);

    /** Ways to send. */
    enum Kind {
        /** Ours: attempts stand in the ledger before the call, and no call is repeated. */
        OURS {
            @Override
            RetryStrategy sesRetries() {
                return DefaultRetryStrategy.doNotRetry();
            }

            @Override
            Engine hire(SendingWorld world, InstantSource clock, Supplier<Optional<Quota>> quota) {
                PageWorker worker = world.worker(clock, quota);
                return worker::work;
            }
        },
        /** As one writes it at first: the call, with the SDK's retries, and then the ledger. */
        NAIVE {
            @Override
            RetryStrategy sesRetries() {
                return InProcess.AT_ONCE;
            }

            @Override
            Engine hire(SendingWorld world, InstantSource clock, Supplier<Optional<Quota>> quota) {
                return new NaiveWorker(world, clock);
            }
        };

        abstract RetryStrategy sesRetries();

        abstract Engine hire(SendingWorld world, InstantSource clock, Supplier<Optional<Quota>> quota);
    }
}
