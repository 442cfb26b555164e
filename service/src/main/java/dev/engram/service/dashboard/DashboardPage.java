package dev.engram.service.dashboard;

import dev.engram.service.system.AnswersCallers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/** Answers with pages, also where something goes wrong. */
@Controller
@AnswersCallers
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface DashboardPage {}
