package org.yilan.map.view;

/// A rectangle in picture pixels, or the disc that just fits into it.
record Box(double x, double y, double width, double height, boolean round) {
    Box(double x, double y, double width, double height) {
        this(x, y, width, height, false);
    }

    static Box disc(double x, double y, double radius) {
        return new Box(x - radius, y - radius, 2 * radius, 2 * radius, true);
    }

    /// Whether they share a point. Two discs count as overlapping when the one overlaps the other's rectangle.
    boolean overlaps(Box o) {
        if (!(x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height)) {
            return false;
        }
        return (!round || reaches(o)) && (!o.round || o.reaches(this));
    }

    /// Whether the disc reaches a rectangle.
    private boolean reaches(Box o) {
        double cx = x + width / 2;
        double cy = y + height / 2;
        double dx = cx - Math.clamp(cx, o.x, o.x + o.width);
        double dy = cy - Math.clamp(cy, o.y, o.y + o.height);
        return dx * dx + dy * dy < width * width / 4;
    }

    boolean within(double left, double top, double right, double bottom) {
        return x >= left && y >= top && x + width <= right && y + height <= bottom;
    }
}
