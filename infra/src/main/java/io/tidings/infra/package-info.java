/**
 * The AWS CDK app that deploys Tidings: {@link io.tidings.infra.App} writes the CloudFormation of one
 * {@link io.tidings.infra.TidingsStack}, put together from small parts by concern.
 *
 * <p>It knows the product only by what it deploys: the shapes of the tables (each store class says its own), the names of
 * the handler classes and the names of the settings. It must not know any of their rules, and nothing imports it.
 *
 * <p>Every resource is ours to read in the template: no custom resources, no helper functions, no policy managed elsewhere.
 */
@NullMarked
package io.tidings.infra;

import org.jspecify.annotations.NullMarked;
