package dev.engram.service.worker;

/** How many jobs this process runs at once. */
record Slots(int count) {}
