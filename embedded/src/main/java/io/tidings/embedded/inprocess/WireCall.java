package io.tidings.embedded.inprocess;

import io.tidings.embedded.Service;

/**
 * A call that arrives at a service; what the SDK repeats arrives again.
 *
 * @param operation such as {@code UpdateItem}; for S3 the HTTP method
 */
public record WireCall(Service service, String operation) {}
