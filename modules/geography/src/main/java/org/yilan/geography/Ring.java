package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

/// A closed ring or an open line of points in degrees; the closing point is not repeated. Immutable: the arrays are not
/// handed out.
public final class Ring {
    private final double[] lons;
    private final double[] lats;

    Ring(double[] lons, double[] lats) {
        if (lons.length != lats.length) {
            throw new IllegalArgumentException(
                    lons.length + " longitudes but " + lats.length + " latitudes");
        }
        this.lons = lons;
        this.lats = lats;
    }

    public int size() {
        return lons.length;
    }

    public double lon(int i) {
        return lons[i];
    }

    public double lat(int i) {
        return lats[i];
    }

    public GeoPoint point(int i) {
        return new GeoPoint(lats[i], lons[i]);
    }

    /// Whether a point lies within the ring, by counting crossings of a ray to the east.
    boolean surrounds(double lat, double lon) {
        boolean inside = false;
        for (int i = 0, j = lons.length - 1; i < lons.length; j = i++) {
            if (lats[i] > lat != lats[j] > lat
                    && lon
                            < (lons[j] - lons[i]) * (lat - lats[i]) / (lats[j] - lats[i])
                                    + lons[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// Signed area in square degrees.
    double area() {
        double twice = 0;
        for (int i = 0, j = lons.length - 1; i < lons.length; j = i++) {
            twice += (lons[j] - lons[i]) * (lats[j] + lats[i]);
        }
        return twice / 2;
    }

    /// The ring without its points in a box; itself when it has none there.
    Ring without(Bounds box) {
        int[] kept =
                java.util.stream.IntStream.range(0, lons.length)
                        .filter(i -> !box.contains(point(i)))
                        .toArray();
        return kept.length == lons.length || kept.length < 3
                ? this
                : new Ring(
                        java.util.Arrays.stream(kept).mapToDouble(i -> lons[i]).toArray(),
                        java.util.Arrays.stream(kept).mapToDouble(i -> lats[i]).toArray());
    }

    /// The mean length of an edge in degrees.
    double meanEdge() {
        double sum = 0;
        for (int i = 0, j = lons.length - 1; i < lons.length; j = i++) {
            sum += Math.hypot(lons[i] - lons[j], lats[i] - lats[j]);
        }
        return lons.length == 0 ? 0 : sum / lons.length;
    }

    /// The closed ring with its corners cut (Chaikin), each by at most `most` degrees along its edges.
    Ring rounded(double most) {
        int n = lons.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            double dx = lons[next] - lons[i];
            double dy = lats[next] - lats[i];
            double part = Math.min(0.25, most / Math.max(1e-12, Math.hypot(dx, dy)));
            x[2 * i] = lons[i] + dx * part;
            y[2 * i] = lats[i] + dy * part;
            x[2 * i + 1] = lons[next] - dx * part;
            y[2 * i + 1] = lats[next] - dy * part;
        }
        return new Ring(x, y);
    }

    /// The ring without the points that lie within `tolerance` degrees of the simpler line (Douglas and Peucker). A ring
    /// that shrinks below three points is returned with its extreme points, and the caller may drop it.
    Ring simplified(double tolerance, boolean closed) {
        int n = lons.length;
        if (n < 4 || tolerance <= 0) {
            return this;
        }
        boolean[] keep = new boolean[n];
        keep[0] = true;
        if (closed) {
            // a ring has no ends: split it at the point farthest from the first
            int far = 0;
            double best = -1;
            for (int i = 1; i < n; i++) {
                double d = Math.hypot(lons[i] - lons[0], lats[i] - lats[0]);
                if (d > best) {
                    best = d;
                    far = i;
                }
            }
            keep[far] = true;
            mark(keep, 0, far, tolerance);
            mark(keep, far, n, tolerance);
        } else {
            keep[n - 1] = true;
            mark(keep, 0, n - 1, tolerance);
        }
        int kept = 0;
        for (boolean k : keep) {
            if (k) {
                kept++;
            }
        }
        double[] x = new double[kept];
        double[] y = new double[kept];
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (keep[i]) {
                x[at] = lons[i];
                y[at++] = lats[i];
            }
        }
        return new Ring(x, y);
    }

    /// `last` may be one past the end, which is the first point again. A stack instead of recursion: rings are long.
    private void mark(boolean[] keep, int first, int last, double tolerance) {
        java.util.ArrayDeque<int[]> open = new java.util.ArrayDeque<>();
        open.push(new int[] {first, last});
        while (!open.isEmpty()) {
            int[] span = open.pop();
            int a = span[0];
            int b = span[1];
            int bi = b % lons.length;
            double worst = tolerance;
            int worstAt = -1;
            for (int i = a + 1; i < b; i++) {
                double d = offset(lons[i], lats[i], lons[a], lats[a], lons[bi], lats[bi]);
                if (d > worst) {
                    worst = d;
                    worstAt = i;
                }
            }
            if (worstAt >= 0) {
                keep[worstAt] = true;
                open.push(new int[] {a, worstAt});
                open.push(new int[] {worstAt, b});
            }
        }
    }

    /// Distance in degrees from a point to a stretch of line.
    static double offset(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / length, 0.0, 1.0);
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }
}
