/** Tests of the CloudFormation that {@link io.tidings.infra.App} writes. They need {@code node}, and say so where there is none. */
@NullMarked
package io.tidings.infra;

import org.jspecify.annotations.NullMarked;
