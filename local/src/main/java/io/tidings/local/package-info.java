/** The whole system in one JVM: the command line, the dispatch of events to handlers, the mailbox. */
@NullMarked
package io.tidings.local;

import org.jspecify.annotations.NullMarked;
