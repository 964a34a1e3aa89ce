/** The life of a filing order: its states, what moves it, and the plan of its type. */
@NullMarked
package org.openbeian.order.domain;

import org.jspecify.annotations.NullMarked;
