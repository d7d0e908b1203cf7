package se.lykta.access;

/// How far does a permission reach for somebody? In rising order.
public enum Grant {
    NONE,
    LIMITED,
    FULL;

    Grant atMost(Grant cap) {
        return compareTo(cap) <= 0 ? this : cap;
    }
}
