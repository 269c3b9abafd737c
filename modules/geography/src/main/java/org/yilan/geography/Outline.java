package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// An area on the ground: polygons with holes, in WGS-84 degrees. Immutable; any thread may call.
public final class Outline {
    /// One piece of an area.
    public record Piece(Ring outer, List<Ring> holes) {
        public Piece {
            holes = List.copyOf(holes);
        }
    }

    private final List<Piece> pieces;
    private final Bounds bounds;

    Outline(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("an area needs at least one ring");
        }
        this.pieces = List.copyOf(pieces);
        this.bounds = boundsOf(this.pieces);
    }

    /// An area from closed rings of points, without holes; the closing point may be repeated or left out.
    public static Outline ofRings(List<List<GeoPoint>> rings) {
        List<Piece> pieces = new ArrayList<>();
        for (List<GeoPoint> ring : rings) {
            int n = ring.size();
            if (n > 1 && ring.getFirst().equals(ring.getLast())) {
                n--;
            }
            double[] lons = new double[n];
            double[] lats = new double[n];
            for (int i = 0; i < n; i++) {
                lons[i] = ring.get(i).lon();
                lats[i] = ring.get(i).lat();
            }
            pieces.add(new Piece(new Ring(lons, lats), List.of()));
        }
        return new Outline(pieces);
    }

    public List<Piece> pieces() {
        return pieces;
    }

    public Bounds bounds() {
        return bounds;
    }

    /// Whether the point lies in the area and not in one of its holes.
    public boolean contains(GeoPoint p) {
        if (!bounds.contains(p)) {
            return false;
        }
        for (Piece piece : pieces) {
            if (piece.outer.surrounds(p.lat(), p.lon())
                    && piece.holes.stream().noneMatch(h -> h.surrounds(p.lat(), p.lon()))) {
                return true;
            }
        }
        return false;
    }

    /// The area without the points of its outer edges that lie in a box.
    Outline without(Bounds box) {
        List<Piece> rest = new ArrayList<>();
        for (Piece piece : pieces) {
            rest.add(new Piece(piece.outer.without(box), piece.holes));
        }
        return new Outline(rest);
    }

    /// The area with the corners of its coarse pieces rounded: where an edge is longer than `coarse` degrees on average,
    /// corners are the digitiser's and not the coast's. Pieces with a fine edge, which neighbours share, stay as they are.
    Outline rounded(double coarse) {
        List<Piece> softer = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean soften = piece.holes.isEmpty() && piece.outer.meanEdge() > coarse;
            softer.add(
                    soften
                            ? new Piece(
                                    piece.outer
                                            .rounded(coarse / 2)
                                            .rounded(coarse / 4)
                                            .rounded(coarse / 8),
                                    List.of())
                            : piece);
        }
        return new Outline(softer);
    }

    /// The area with fewer points: none of the dropped ones is farther than `tolerance` degrees from the line that
    /// remains. Pieces smaller than the tolerance vanish, except the largest.
    public Outline simplified(double tolerance) {
        List<Piece> simpler = new ArrayList<>();
        for (Piece piece : pieces) {
            Ring outer = piece.outer.simplified(tolerance, true);
            if (outer.size() >= 3 && Math.abs(outer.area()) > tolerance * tolerance) {
                List<Ring> holes = new ArrayList<>();
                for (Ring hole : piece.holes) {
                    Ring h = hole.simplified(tolerance, true);
                    if (h.size() >= 3 && Math.abs(h.area()) > tolerance * tolerance) {
                        holes.add(h);
                    }
                }
                simpler.add(new Piece(outer, holes));
            }
        }
        return new Outline(simpler.isEmpty() ? List.of(largest()) : simpler);
    }

    /// The piece that covers most ground.
    public Piece largest() {
        Piece best = pieces.getFirst();
        for (Piece piece : pieces) {
            if (Math.abs(piece.outer.area()) > Math.abs(best.outer.area())) {
                best = piece;
            }
        }
        return best;
    }

    /// Where a name fits best: the point of the largest piece that is farthest from its edge.
    public GeoPoint labelPoint() {
        Piece piece = largest();
        Bounds box = boundsOf(List.of(piece));
        // degrees of longitude are shorter on the ground than degrees of latitude
        double squeeze = Math.cos(Math.toRadians(box.centre().lat()));
        double size = Math.min(box.east() - box.west(), box.north() - box.south());
        if (size == 0) {
            return box.centre();
        }
        PriorityQueue<Cell> cells = new PriorityQueue<>((a, b) -> Double.compare(b.reach, a.reach));
        double half = size / 2;
        for (double lon = box.west(); lon < box.east(); lon += size) {
            for (double lat = box.south(); lat < box.north(); lat += size) {
                cells.add(Cell.of(piece, lon + half, lat + half, half, squeeze));
            }
        }
        Cell best = cells.peek();
        double precision = size / 100;
        while (!cells.isEmpty()) {
            Cell cell = cells.poll();
            if (best == null || cell.distance > best.distance) {
                best = cell;
            }
            if (cell.reach - best.distance > precision) {
                double h = cell.half / 2;
                cells.add(Cell.of(piece, cell.lon - h, cell.lat - h, h, squeeze));
                cells.add(Cell.of(piece, cell.lon + h, cell.lat - h, h, squeeze));
                cells.add(Cell.of(piece, cell.lon - h, cell.lat + h, h, squeeze));
                cells.add(Cell.of(piece, cell.lon + h, cell.lat + h, h, squeeze));
            }
        }
        return best == null ? box.centre() : new GeoPoint(best.lat, best.lon);
    }

    /// A square of the search for the label point; `reach` is the best that any point in it can do.
    private record Cell(double lon, double lat, double half, double distance, double reach) {
        static Cell of(Piece piece, double lon, double lat, double half, double squeeze) {
            double edge = edgeDistance(piece.outer, lon, lat, squeeze);
            boolean inside = piece.outer.surrounds(lat, lon);
            for (Ring hole : piece.holes) {
                edge = Math.min(edge, edgeDistance(hole, lon, lat, squeeze));
                inside &= !hole.surrounds(lat, lon);
            }
            double signed = inside ? edge : -edge;
            return new Cell(lon, lat, half, signed, signed + half * Math.sqrt(2));
        }

        private static double edgeDistance(Ring ring, double lon, double lat, double squeeze) {
            double best = Double.MAX_VALUE;
            for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                best =
                        Math.min(
                                best,
                                Ring.offset(
                                        lon * squeeze,
                                        lat,
                                        ring.lon(j) * squeeze,
                                        ring.lat(j),
                                        ring.lon(i) * squeeze,
                                        ring.lat(i)));
            }
            return best;
        }
    }

    private static Bounds boundsOf(List<Piece> pieces) {
        double south = 90;
        double west = 180;
        double north = -90;
        double east = -180;
        for (Piece piece : pieces) {
            for (int i = 0; i < piece.outer.size(); i++) {
                south = Math.min(south, piece.outer.lat(i));
                north = Math.max(north, piece.outer.lat(i));
                west = Math.min(west, piece.outer.lon(i));
                east = Math.max(east, piece.outer.lon(i));
            }
        }
        return new Bounds(south, west, north, east);
    }
}
