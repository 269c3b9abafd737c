package org.yilan.escalation;

import javafx.scene.layout.Region;

/// Takes what room there is and asks for none. FX thread.
abstract class Elastic extends Region {
    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }
}
