/** The AWS CDK app: every resource Tidings runs on, and the one role of each function. */
@NullMarked
package io.tidings.infra;

import org.jspecify.annotations.NullMarked;
