/// VPC and Transit Gateway flow logs in every layout. Start with `FlowFormat`.
@NullMarked
package org.exhibit.indexer.format.flow;

import org.jspecify.annotations.NullMarked;
