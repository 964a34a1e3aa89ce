/** Real PostgreSQL, Kafka, tokens and an SMS gateway for the tests of services. */
@NullMarked
package org.openbeian.testkit;

import org.jspecify.annotations.NullMarked;
