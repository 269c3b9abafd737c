package org.yilan.alarm;

import org.yilan.situation.model.Grade;

/// What is to be heard once: how grave, and whether it is for the person at this console.
record Cue(Grade grade, boolean mine) {}
