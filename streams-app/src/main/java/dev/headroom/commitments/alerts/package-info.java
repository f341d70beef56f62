/** From balances to alerts: rules, and when a judgement becomes a page. Plain Java. */
@NullMarked
package dev.headroom.commitments.alerts;

import org.jspecify.annotations.NullMarked;
