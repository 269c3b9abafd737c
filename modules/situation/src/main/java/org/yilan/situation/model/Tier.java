package org.yilan.situation.model;

/// Level of government that issues alerts and response levels. Tiers act independently of each other.
public enum Tier {
    NATIONAL,
    PROVINCIAL,
    CITY,
    DISTRICT,
    STREET
}
