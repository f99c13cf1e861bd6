package dev.gatehouse.store;

/// Says that nothing can be written now, such as when the disk is full. What was posted is not
/// there and will not appear later; the same may succeed when there is room again.
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param why what is wrong and what to do about it, for whoever operates the server
    public StoreUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
