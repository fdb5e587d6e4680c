package org.einthoven.outbox;

/** Something was not taken. The message tells an administrator why, and holds nothing about a patient. */
public final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeliveryFailed(String why) {
        super(why);
    }

    public DeliveryFailed(String why, Throwable cause) {
        super(why, cause);
    }
}
