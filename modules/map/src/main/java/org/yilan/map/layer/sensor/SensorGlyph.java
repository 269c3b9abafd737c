package org.yilan.map.layer.sensor;

import org.yilan.situation.model.Quantity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// A small sign per quantity, so that a bare number says what it measures.
enum SensorGlyph {
    WIND,
    RAIN,
    TIDE,
    RIVER,
    DEPTH,
    TEMPERATURE,
    GAS,
    /// An index of air quality.
    AIR,
    /// One substance in the air.
    POLLUTANT,
    /// How congested a road is.
    TRAFFIC,
    SPEED,
    FLOW,
    NOISE,
    /// What is in the water.
    WATER,
    DELAY,
    OTHER;

    static SensorGlyph of(String quantity) {
        return switch (quantity) {
            case Quantity.WIND, Quantity.GUST, Quantity.WIND_DIRECTION -> WIND;
            case Quantity.RAIN, "precipitation" -> RAIN;
            case Quantity.TIDE -> TIDE;
            case "stream-level" -> RIVER;
            case Quantity.WATER_DEPTH -> DEPTH;
            case Quantity.TEMPERATURE, "feels-like", "dew-point" -> TEMPERATURE;
            case Quantity.GAS -> GAS;
            case Quantity.AQI, "airQualityIndex" -> AIR;
            case "pm1", "pm2.5", "pm10", "so2", "no", "no2", "nox", "o3", "co", "nh3" -> POLLUTANT;
            case Quantity.TRAFFIC, Quantity.CONGESTED -> TRAFFIC;
            case Quantity.ROAD_SPEED, Quantity.VEHICLE_SPEED -> SPEED;
            case Quantity.ROAD_FLOW, "vehicle-count" -> FLOW;
            case "LAeq", "LAmax", "LAS", "LAeq_d" -> NOISE;
            case "water-temperature",
                    "conductivity",
                    "conductance",
                    "tss",
                    "tds",
                    "turbidity",
                    "salinity",
                    "pH",
                    "orp",
                    "O2",
                    "NH4",
                    "NH3",
                    "NO3",
                    "Cl-",
                    "PC",
                    "PE",
                    "bod",
                    "Chla" ->
                    WATER;
            case Quantity.TRANSIT_DELAY -> DELAY;
            default -> quantity.startsWith("aqi-") ? AIR : OTHER;
        };
    }

    /// Draws it in a box of side 2·r round a point.
    void draw(Graphics2D g, double x, double y, double r, Color color) {
        g.setColor(color);
        g.setStroke(
                new BasicStroke(
                        (float) Math.max(1, r * 0.24),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        switch (this) {
            case WIND -> {
                for (int i = -1; i <= 1; i++) {
                    double end = i == 0 ? 0.9 : 0.55;
                    Path2D p = new Path2D.Double();
                    p.moveTo(x - r * 0.9, y + i * r * 0.55);
                    p.lineTo(x + r * (end - 0.3), y + i * r * 0.55);
                    p.quadTo(
                            x + r * end, y + i * r * 0.55, x + r * end, y + i * r * 0.55 - r * 0.3);
                    g.draw(p);
                }
            }
            case RAIN -> {
                Path2D p = new Path2D.Double();
                p.moveTo(x, y - r * 0.9);
                p.curveTo(x + r * 0.9, y + r * 0.1, x + r * 0.6, y + r * 0.85, x, y + r * 0.85);
                p.curveTo(x - r * 0.6, y + r * 0.85, x - r * 0.9, y + r * 0.1, x, y - r * 0.9);
                g.fill(p);
            }
            case TIDE -> {
                wave(g, x, y - r * 0.3, r);
                wave(g, x, y + r * 0.35, r);
            }
            case DEPTH -> {
                g.draw(new Line2D.Double(x, y - r * 0.9, x, y + r * 0.3));
                g.draw(new Line2D.Double(x - r * 0.35, y - r * 0.05, x, y + r * 0.3));
                g.draw(new Line2D.Double(x + r * 0.35, y - r * 0.05, x, y + r * 0.3));
                wave(g, x, y + r * 0.75, r);
            }
            case TEMPERATURE -> {
                g.draw(new Line2D.Double(x, y - r * 0.85, x, y + r * 0.3));
                g.fill(new Ellipse2D.Double(x - r * 0.4, y + r * 0.1, r * 0.8, r * 0.8));
            }
            case GAS -> {
                Path2D p = new Path2D.Double();
                p.moveTo(x, y - r * 0.95);
                p.curveTo(x + r * 1.1, y, x + r * 0.5, y + r * 0.9, x, y + r * 0.9);
                p.curveTo(x - r * 0.5, y + r * 0.9, x - r * 1.1, y + r * 0.2, x, y - r * 0.95);
                g.draw(p);
            }
            case AIR -> {
                for (double[] d : new double[][] {{-0.5, -0.3}, {0.45, -0.5}, {0, 0.4}}) {
                    g.fill(
                            new Ellipse2D.Double(
                                    x + r * (d[0] - 0.25),
                                    y + r * (d[1] - 0.25),
                                    r * 0.5,
                                    r * 0.5));
                }
            }
            case RIVER -> {
                wave(g, x, y + r * 0.1, r);
                g.draw(new Line2D.Double(x - r * 0.8, y + r * 0.8, x + r * 0.8, y + r * 0.8));
                g.draw(new Line2D.Double(x, y - r * 0.9, x, y - r * 0.4));
            }
            case POLLUTANT -> {
                for (double[] d : new double[][] {{-0.5, 0.35}, {0.5, 0.35}, {0, -0.5}}) {
                    g.draw(
                            new Ellipse2D.Double(
                                    x + r * (d[0] - 0.32),
                                    y + r * (d[1] - 0.32),
                                    r * 0.64,
                                    r * 0.64));
                }
            }
            case SPEED -> {
                g.draw(
                        new Arc2D.Double(
                                x - r * 0.9, y - r * 0.6, r * 1.8, r * 1.8, 0, 180, Arc2D.OPEN));
                g.draw(new Line2D.Double(x, y + r * 0.3, x + r * 0.45, y - r * 0.25));
            }
            case FLOW -> {
                Path2D car = new Path2D.Double();
                car.moveTo(x - r * 0.9, y + r * 0.35);
                car.lineTo(x - r * 0.9, y);
                car.lineTo(x - r * 0.5, y - r * 0.05);
                car.lineTo(x - r * 0.3, y - r * 0.55);
                car.lineTo(x + r * 0.35, y - r * 0.55);
                car.lineTo(x + r * 0.6, y - r * 0.05);
                car.lineTo(x + r * 0.9, y);
                car.lineTo(x + r * 0.9, y + r * 0.35);
                car.closePath();
                g.draw(car);
                g.fill(new Ellipse2D.Double(x - r * 0.7, y + r * 0.2, r * 0.5, r * 0.5));
                g.fill(new Ellipse2D.Double(x + r * 0.2, y + r * 0.2, r * 0.5, r * 0.5));
            }
            case NOISE -> {
                Path2D speaker = new Path2D.Double();
                speaker.moveTo(x - r * 0.9, y - r * 0.25);
                speaker.lineTo(x - r * 0.5, y - r * 0.25);
                speaker.lineTo(x - r * 0.1, y - r * 0.65);
                speaker.lineTo(x - r * 0.1, y + r * 0.65);
                speaker.lineTo(x - r * 0.5, y + r * 0.25);
                speaker.lineTo(x - r * 0.9, y + r * 0.25);
                speaker.closePath();
                g.fill(speaker);
                for (double wide : new double[] {0.45, 0.85}) {
                    g.draw(
                            new Arc2D.Double(
                                    x - r * wide + r * 0.05,
                                    y - r * wide,
                                    2 * r * wide,
                                    2 * r * wide,
                                    -45,
                                    90,
                                    Arc2D.OPEN));
                }
            }
            case WATER -> {
                Path2D flask = new Path2D.Double();
                flask.moveTo(x - r * 0.25, y - r * 0.85);
                flask.lineTo(x - r * 0.25, y - r * 0.2);
                flask.lineTo(x - r * 0.75, y + r * 0.8);
                flask.lineTo(x + r * 0.75, y + r * 0.8);
                flask.lineTo(x + r * 0.25, y - r * 0.2);
                flask.lineTo(x + r * 0.25, y - r * 0.85);
                g.draw(flask);
                g.draw(new Line2D.Double(x - r * 0.45, y + r * 0.3, x + r * 0.45, y + r * 0.3));
            }
            case DELAY -> {
                g.draw(new Ellipse2D.Double(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6));
                g.draw(new Line2D.Double(x, y, x, y - r * 0.5));
                g.draw(new Line2D.Double(x, y, x + r * 0.4, y + r * 0.2));
            }
            case TRAFFIC -> {
                g.draw(new Line2D.Double(x - r * 0.7, y + r * 0.8, x - r * 0.2, y - r * 0.8));
                g.draw(new Line2D.Double(x + r * 0.7, y + r * 0.8, x + r * 0.2, y - r * 0.8));
            }
            case OTHER -> g.draw(new Ellipse2D.Double(x - r * 0.5, y - r * 0.5, r, r));
        }
    }

    private static void wave(Graphics2D g, double x, double y, double r) {
        Path2D p = new Path2D.Double();
        p.moveTo(x - r * 0.9, y);
        p.quadTo(x - r * 0.45, y - r * 0.55, x, y);
        p.quadTo(x + r * 0.45, y + r * 0.55, x + r * 0.9, y);
        g.draw(p);
    }
}
