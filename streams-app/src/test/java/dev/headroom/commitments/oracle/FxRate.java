package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What one unit of a currency was worth on a day, in US dollars. */
public record FxRate(String currency, LocalDate date, BigDecimal usdPerUnit) {}
