package org.einthoven.orders;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which order a recording was made for. */
public interface OrderBook {

    /** The numbers that an order has; at least one is there. */
    record Numbers(@Nullable IssuedNumber placer, @Nullable IssuedNumber filler) {}

    /** Empty where the recording's sender named no order, or one of another patient. */
    Optional<Numbers> orderOf(UUID recording);
}
