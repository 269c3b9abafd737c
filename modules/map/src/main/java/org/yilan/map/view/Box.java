package org.yilan.map.view;

/// A rectangle in picture pixels.
record Box(double x, double y, double width, double height) {
    boolean overlaps(Box o) {
        return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
    }

    boolean within(double left, double top, double right, double bottom) {
        return x >= left && y >= top && x + width <= right && y + height <= bottom;
    }
}
