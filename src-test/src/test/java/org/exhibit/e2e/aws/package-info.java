/// Pulls from a real S3 server that the tests start themselves, with faults between.
@NullMarked
package org.exhibit.e2e.aws;

import org.jspecify.annotations.NullMarked;
