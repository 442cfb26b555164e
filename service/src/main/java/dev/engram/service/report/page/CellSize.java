package dev.engram.service.report.page;

import dev.engram.api.ParameterCount;

/**
 * How many numbers a cell has to learn.
 *
 * @param inputSize d
 * @param hiddenSize n
 * @param formula what the formula of question 1.5b gives
 * @param allocated how many weights a checkpoint of such a job has
 */
record CellSize(String cell, int inputSize, int hiddenSize, ParameterCount formula, int allocated) {}
