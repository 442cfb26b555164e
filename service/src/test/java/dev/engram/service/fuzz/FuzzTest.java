package dev.engram.service.fuzz;

class FuzzTest extends FuzzContract {}
