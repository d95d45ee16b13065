/**
 * What all stores share. Of DynamoDB: the shape of a table, values as they are written and items as they are read, one
 * by one or by the hundred, and transactions that tell a lost race from a crowded table. Of S3: whole objects. And JSON
 * as a tree, and in words where it is broken.
 *
 * <p>It must not know any other package of ours, nor what stands in a table: names of attributes belong to the stores.
 */
@NullMarked
package io.tidings.table;

import org.jspecify.annotations.NullMarked;
