package org.yilan.map.view;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;
import org.yilan.geography.MercatorPoint;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that lies on the ground, drawn into one picture on a thread of its own and moved about on the FX thread until
/// the next one is finished. FX thread, except [#redraw].
///
/// The picture is larger than the view by [#MARGIN] on each side, so that it still covers the view while somebody drags: then
/// it is only moved, and drawn again a few times a second, or when an edge comes near. Requests are not queued: while one
/// picture is drawn, all that comes in becomes one more.
public final class DataPicture {
    /// Logical pixels on each side of the view.
    public static final double MARGIN = 64;

    /// How much of the margin may be used up before the next picture is drawn: what is left lasts while it is drawn.
    private static final double SPARE = MARGIN / 2;

    /// How long a picture that was only moved may stand. Labels and clusters keep their places on the ground meanwhile.
    private static final Duration MOVED_AT_MOST = Duration.millis(200);

    /// When nothing has been drawn for so long, only the picture shown is kept: the others are as large again.
    private static final Duration REST_AFTER = Duration.seconds(3);

    private static final Logger LOG = System.getLogger(DataPicture.class.getName());
    private static final ColorModel ARGB_PRE =
            new DirectColorModel(
                    java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                    32,
                    0xff0000,
                    0xff00,
                    0xff,
                    0xff000000,
                    true,
                    java.awt.image.DataBuffer.TYPE_INT);

    /// What a picture is for besides where: taken when its drawing starts.
    ///
    /// @param reserved boxes of the view that no label may touch, in logical pixels
    public record Setting(TypeScale type, Instant now, Locale language, List<Bounds> reserved) {}

    /// How the drawing goes.
    ///
    /// @param drawn pictures so far
    /// @param merged requests that became part of a later picture
    /// @param lastMillis how long the last picture took, and the slowest
    public record Counters(long drawn, long merged, double lastMillis, double worstMillis) {}

    /// One of three pictures: one is shown, the one before may still be on its way to the screen, one is drawn.
    private static final class Slot {
        final int width;
        final int height;
        final int[] pixels;
        final BufferedImage canvas;
        final PixelBuffer<IntBuffer> buffer;
        final WritableImage image;

        Slot(int width, int height) {
            this.width = width;
            this.height = height;
            pixels = new int[width * height];
            WritableRaster raster =
                    Raster.createPackedRaster(
                            new DataBufferInt(pixels, pixels.length),
                            width,
                            height,
                            width,
                            new int[] {0xff0000, 0xff00, 0xff, 0xff000000},
                            new Point());
            canvas = new BufferedImage(ARGB_PRE, raster, true, null);
            buffer =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(pixels),
                            PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
    }

    private final ImageView view = new ImageView();
    private final MapViewport viewport;
    private final Supplier<List<PictureLayer>> layers;
    private final Supplier<Setting> setting;
    private final Consumer<PictureLayer> broken;
    private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();
    private final TextSprites sprites;
    private final ExecutorService renderer =
            Executors.newSingleThreadExecutor(
                    r -> Thread.ofPlatform().daemon().name("map-picture").unstarted(r));

    private final Runnable asksInPulse = this::beginIfAsked;
    private final PauseTransition moved;
    private final PauseTransition rest;
    private final AtomicLong requested = new AtomicLong();
    private final AtomicBoolean asked = new AtomicBoolean();
    private long shownRequest = -1;
    private final @Nullable Slot[] slots = new @Nullable Slot[3];
    private int shown = -1;
    private int before = -1;
    private @Nullable MapFrame frame;
    private boolean drawing;
    private boolean again;
    private boolean closed;
    private volatile Counters counters = new Counters(0, 0, 0, 0);

    /// @param layers the lowest first
    /// @param broken told once per kind of layer that it threw, on the FX thread
    public DataPicture(
            MapViewport viewport,
            MapFonts fonts,
            Supplier<List<PictureLayer>> layers,
            Supplier<Setting> setting,
            Consumer<PictureLayer> broken) {
        this(viewport, fonts, layers, setting, broken, MOVED_AT_MOST, REST_AFTER);
    }

    DataPicture(
            MapViewport viewport,
            MapFonts fonts,
            Supplier<List<PictureLayer>> layers,
            Supplier<Setting> setting,
            Consumer<PictureLayer> broken,
            Duration movedAtMost,
            Duration restAfter) {
        this.viewport = viewport;
        moved = new PauseTransition(movedAtMost);
        rest = new PauseTransition(restAfter);
        this.layers = layers;
        this.setting = setting;
        this.broken = broken;
        this.sprites = new TextSprites(fonts);
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
        moved.setOnFinished(e -> begin());
        rest.setOnFinished(e -> letGo());
        view.sceneProperty()
                .addListener(
                        (o, left, entered) -> {
                            if (left != null) {
                                left.removePreLayoutPulseListener(asksInPulse);
                            }
                            if (entered != null) {
                                entered.addPreLayoutPulseListener(asksInPulse);
                            }
                        });
        viewport.onChange(this::follow);
    }

    /// The node; it places itself in a parent of the viewport's size.
    public Node view() {
        return view;
    }

    /// Asks for a new picture. Any thread.
    public void redraw() {
        requested.incrementAndGet();
        if (!asked.getAndSet(true)) {
            FxThread.later(this::beginIfAsked);
        }
    }

    /// What changed in this pulse is drawn while the pulse still waits for the renderer: a frame sooner than afterwards.
    private void beginIfAsked() {
        if (asked.get()) {
            begin();
        }
    }

    /// The view has changed: moves the picture, and sees to the next one when its time has come.
    private void follow() {
        place();
        if (!reaches()) {
            redraw();
            return;
        }
        requested.incrementAndGet();
        if (moved.getStatus() != Animation.Status.RUNNING) {
            moved.playFromStart();
        }
    }

    /// Whether the picture shown was drawn for this zoom and size, and covers the view for some time to come.
    private boolean reaches() {
        MapFrame f = frame;
        if (f == null || hidden()) {
            return false;
        }
        double device = viewport.deviceScale();
        double x = viewport.x(f.left());
        double y = viewport.y(f.top());
        return f.scale() == device
                && Math.abs(viewport.worldPixels() * device / f.worldPixels() - 1) < 1e-9
                && f.width() == across(viewport.width(), device)
                && f.height() == across(viewport.height(), device)
                && Math.max(Math.abs(x + MARGIN), Math.abs(y + MARGIN)) <= MARGIN - SPARE;
    }

    private static int across(double view, double device) {
        return (int) Math.ceil((view + 2 * MARGIN) * device);
    }

    public Counters counters() {
        return counters;
    }

    /// Whether what is seen is what was last asked for.
    public boolean settled() {
        return !drawing && shownRequest == requested.get();
    }

    /// Ends the drawing for good.
    public void close() {
        closed = true;
        moved.stop();
        rest.stop();
        renderer.shutdownNow();
        view.setImage(null);
        Arrays.fill(slots, null);
    }

    private void begin() {
        asked.set(false);
        moved.stop();
        if (closed || viewport.width() < 1 || viewport.height() < 1 || hidden()) {
            return;
        }
        if (drawing) {
            again = true;
            return;
        }
        long number = requested.get();
        Setting now = setting.get();
        MapFrame next = nextFrame(now);
        int free = free();
        Slot slot = slots[free];
        if (slot == null || slot.width != next.width() || slot.height != next.height()) {
            slot = new Slot(next.width(), next.height());
            slots[free] = slot;
        }
        Slot target = slot;
        List<PictureLayer> what = List.copyOf(layers.get());
        drawing = true;
        again = false;
        renderer.execute(
                () -> {
                    long start = System.nanoTime();
                    draw(target, next, now, what);
                    double millis = (System.nanoTime() - start) / 1e6;
                    FxThread.later(() -> finished(free, target, next, number, millis));
                });
    }

    /// A hidden window costs nothing; a scene without a window is a snapshot being made.
    private boolean hidden() {
        Window window = view.getScene() == null ? null : view.getScene().getWindow();
        return window != null && !window.isShowing();
    }

    private int free() {
        for (int i = 0; i < slots.length; i++) {
            if (i != shown && i != before) {
                return i;
            }
        }
        throw new IllegalStateException("three pictures, and none is free");
    }

    private MapFrame nextFrame(Setting now) {
        double scale = viewport.deviceScale();
        MercatorPoint corner = viewport.at(-MARGIN, -MARGIN);
        return new MapFrame(
                corner.x(),
                corner.y(),
                viewport.worldPixels() * scale,
                across(viewport.width(), scale),
                across(viewport.height(), scale),
                (int) Math.round(MARGIN * scale),
                viewport.zoom(),
                scale,
                now.type(),
                now.now(),
                now.language());
    }

    private void draw(Slot slot, MapFrame target, Setting now, List<PictureLayer> what) {
        Arrays.fill(slot.pixels, 0);
        LabelPlan labels = new LabelPlan(target, sprites);
        for (Bounds b : now.reserved()) {
            labels.cover(
                    target.margin() + target.px(b.getMinX()),
                    target.margin() + target.px(b.getMinY()),
                    target.px(b.getWidth()),
                    target.px(b.getHeight()));
        }
        for (PictureLayer layer : what) {
            Graphics2D g = slot.canvas.createGraphics();
            try {
                g.setRenderingHint(
                        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                g.setRenderingHint(
                        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                layer.draw(target, g, slot.pixels, labels);
            } catch (RuntimeException | StackOverflowError e) {
                report(layer, e);
            } finally {
                g.dispose();
            }
        }
        try {
            labels.draw(slot.pixels);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the map's labels cannot be drawn", e);
        }
    }

    private void report(PictureLayer layer, Throwable e) {
        if (reported.add(layer.getClass())) {
            LOG.log(Level.ERROR, "a map layer is left out: " + layer, e);
            FxThread.later(() -> broken.accept(layer));
        }
    }

    private void finished(int index, Slot slot, MapFrame drawn, long number, double millis) {
        drawing = false;
        if (closed) {
            return;
        }
        Counters c = counters;
        counters =
                new Counters(
                        c.drawn() + 1,
                        c.merged() + Math.max(0, number - shownRequest - 1),
                        millis,
                        Math.max(c.worstMillis(), millis));
        before = shown;
        shown = index;
        frame = drawn;
        shownRequest = number;
        slot.buffer.updateBuffer(b -> null);
        view.setImage(slot.image);
        place();
        rest.playFromStart();
        if (again) {
            begin();
        }
    }

    private void letGo() {
        if (drawing) {
            return;
        }
        for (int i = 0; i < slots.length; i++) {
            if (i != shown) {
                slots[i] = null;
            }
        }
        before = -1;
    }

    /// Pictures in memory, of three at most.
    long held() {
        return Arrays.stream(slots).filter(Objects::nonNull).count();
    }

    /// Puts the picture where it belongs in the present view.
    private void place() {
        MapFrame f = frame;
        if (f == null) {
            return;
        }
        double device = viewport.deviceScale();
        double x = viewport.x(f.left());
        double y = viewport.y(f.top());
        double ratio = viewport.worldPixels() / (f.worldPixels() / f.scale());
        boolean same = Math.abs(ratio - 1) < 1e-9;
        // whole device pixels: copying is many times cheaper than filtering, and sharp
        view.setTranslateX(same ? Math.round(x * device) / device : x);
        view.setTranslateY(same ? Math.round(y * device) / device : y);
        view.setFitWidth(same && f.scale() == 1 ? 0 : f.width() / f.scale() * ratio);
        view.setFitHeight(same && f.scale() == 1 ? 0 : f.height() / f.scale() * ratio);
    }

    /// The box of a node over the map, for [Setting#reserved].
    public static Bounds boxOf(Bounds bounds, double gap) {
        return new BoundingBox(
                bounds.getMinX() - gap,
                bounds.getMinY() - gap,
                bounds.getWidth() + 2 * gap,
                bounds.getHeight() + 2 * gap);
    }
}
