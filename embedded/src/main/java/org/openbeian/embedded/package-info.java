/** Real PostgreSQL and Kafka servers, started as processes from binaries on the class path. */
@NullMarked
package org.openbeian.embedded;

import org.jspecify.annotations.NullMarked;
