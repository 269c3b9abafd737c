package org.yilan.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import javax.management.NotificationEmitter;

/// Keeps the heap of a program that serves for weeks close to what it needs (decision 12).
///
/// The serial collector leaves its old generation alone until the whole heap is full, so that after an hour a process is as
/// large as it may ever be. Here it is collected when it has grown by half since the last time, which costs a share of the
/// work that does not depend on how much is live; what is free then goes back to the system.
final class OldGeneration {
    /// Less is not worth a collection.
    private static final long GROWTH = 24L << 20;

    private OldGeneration() {}

    /// Once per process. Does nothing under a collector that has no old generation to watch.
    static void keepSmall() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.getName().contains("Tenured")
                    && memory instanceof NotificationEmitter emitter) {
                watch(pool, pool.getUsage().getUsed());
                emitter.addNotificationListener(
                        (notification, pooled) -> {
                            if (notification
                                    .getType()
                                    .equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
                                memory.gc();
                                watch(pool, pool.getUsage().getUsed());
                            }
                        },
                        null,
                        null);
            }
        }
    }

    /// A threshold is passed only by growth beyond it, and the heap may not get so far: then it is full, and is collected
    /// without us.
    private static void watch(MemoryPoolMXBean pool, long live) {
        long most = pool.getUsage().getMax();
        pool.setUsageThreshold(Math.min(live + Math.max(GROWTH, live / 2), most));
    }
}
