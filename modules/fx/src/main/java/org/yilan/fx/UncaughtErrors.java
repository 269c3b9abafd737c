package org.yilan.fx;

/// What nobody caught is logged with its stack and named on screen in one line; the program goes on.
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(UncaughtErrors.class.getName());

    private final Notices notices;

    public UncaughtErrors(Notices notices) {
        this.notices = notices;
    }

    /// Becomes the handler of every thread, the FX thread included.
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        FxThread.run(() -> Thread.currentThread().setUncaughtExceptionHandler(this));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "uncaught on " + thread.getName(), e);
        notices.warn("fx.uncaught", e.getClass().getSimpleName());
    }
}
